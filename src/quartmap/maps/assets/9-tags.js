/* Names and one outline that a change brings along: areas that are alike, and to which. */
(function (q) {
  "use strict";

  const STYLE = "font-weight:600;color:#23272b;";
  const SHIFTS = [[0, 0], [0, -13], [0, 13], [0, -24], [0, 24]];
  let group = null, tags = null, boxes = [];

  function words(name, at, strong) {
    const html = q.el("span", { style: STYLE + (strong ? "font-size:13px;" : "") }, name);
    const icon = L.divIcon({ html, className: "label", iconSize: null });
    return L.marker(at, { icon, pane: "labels", interactive: false, keyboard: false });
  }

  /* The first ones are the nearest: a name that finds no room comes as one zooms in. */
  function place(name, at, strong) {
    const middle = q.map.latLngToLayerPoint(at);
    const half = L.point(name.length * 3.6 + 4, 8);
    for (const shift of SHIFTS) {
      const point = middle.add(shift);
      const box = L.bounds(point.subtract(half), point.add(half));
      if (boxes.some((other) => other.intersects(box))) continue;
      boxes.push(box);
      group.addLayer(words(name, q.map.layerPointToLatLng(point), strong));
      return;
    }
  }

  function outline(shape) {
    const line = { pane: "outlines", interactive: false };
    const style = (color, weight) => () => ({ fill: false, color, weight });
    group.addLayer(L.geoJSON(shape, { ...line, style: style("#ffffff", 6) }));
    group.addLayer(L.geoJSON(shape, { ...line, style: style("#23272b", 2.5) }));
  }

  function draw() {
    boxes = [];
    group.clearLayers();
    if (!tags) return;
    if (tags.shape) outline(tags.shape);
    boxes = known().slice();
    if (tags.name) place(tags.name, tags.at, true);
    for (const [name, lat, lon] of tags.names) place(name, [lat, lon], false);
    if (!q.names) return;
    q.names.draw();
    // The ground names the same towns: once is enough.
    const own = new Set(tags.names.map(([name]) => name));
    q.names.eachLayer((layer) => {
      if (own.has(layer.options.icon.options.html.textContent)) q.names.removeLayer(layer);
    });
  }

  /* Other names keep clear of these. */
  const known = q.labelBoxes;
  q.labelBoxes = () => (tags ? [...known(), ...boxes] : known());

  /* Drawn once all else is: the names of case studies have their places only then. */
  function watch() {
    group = L.layerGroup().addTo(q.map);
    q.map.on("moveend", draw);
    const box = q.map.getContainer();
    new MutationObserver(draw).observe(box, { attributes: true, attributeFilter: ["data-revision"] });
  }

  const paint = q.paint;
  q.paint = function (style) {
    tags = style.tags || null;
    if (tags && !group) watch();
    paint(style);
  };
})(window.quartmap);
