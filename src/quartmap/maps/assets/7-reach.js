/* What lies within reach of actors: one area, fetched by its address, under the symbols. */
(function (q) {
  "use strict";

  const layers = {};
  const loaded = {};
  let shown = null;

  function make(document_) {
    return L.geoJSON(document_, {
      pane: "reach",
      interactive: false,
      smoothFactor: 0.6,
      style: () => ({ className: "area-r" }),
    });
  }

  q.reach = {
    load: function (url) {
      url = new URL(url, document.baseURI).href;
      loaded[url] = loaded[url] || q.fetchJson(url).then((found) => (layers[url] = make(found)));
      loaded[url].catch(() => delete loaded[url]);
      return loaded[url];
    },

    paint: function (url) {
      const wanted = (url && layers[new URL(url, document.baseURI).href]) || null;
      if (wanted === shown) return;
      if (shown) q.map.removeLayer(shown);
      shown = wanted;
      if (shown) shown.addTo(q.map);
    },
  };
})(window.quartmap);
