/* Counts: a circle per area whose surface stands for the figure, never a fill. */
(function (q) {
  "use strict";

  const LARGEST_PX = 36;
  q.radius = (value, largest) => LARGEST_PX * Math.sqrt(Math.max(value, 0) / largest);

  q.Circles = L.LayerGroup.extend({
    /* `items` are the areas of a layer, `codes` and `values` stand in their order. */
    paint: function (items, codes, values, circles) {
      this.clearLayers();
      if (!circles) return;
      items
        .map((item, index) => ({ item, code: codes[index], value: values[index] }))
        .filter((one) => one.code !== "." && typeof one.value === "number")
        .sort((a, b) => b.value - a.value)
        .forEach((one) => this.addLayer(circle(one, circles)));
    },
  });

  function circle(one, circles) {
    const [lat, lon] = one.item.feature.properties.at;
    return L.circleMarker([lat, lon], {
      pane: "circles",
      interactive: false,
      radius: q.radius(one.value, circles.largest),
      className: one.code === "q" ? "count unreliable" : "count",
    });
  }
})(window.quartmap);
