/* The basemap is drawn from the package; online tiles come only when the visitor asks for them. */
(function (q) {
  "use strict";

  const LINES = {
    towns: { color: "#b3aca0", weight: 1, fill: true, fillColor: "#f7f5f0", fillOpacity: 1 },
    builtup: { stroke: false, fill: true, fillColor: "#e4dfd5", fillOpacity: 1 },
    rivers: { color: "#7fb0cf", weight: 2, fill: false },
    railways: { color: "#a5a19a", weight: 0.8, dashArray: "6 3", fill: false },
  };
  const PANES = { towns: "ground", builtup: "ground", rivers: "lines", railways: "lines" };

  /* The basemap comes after the first areas: they are what was asked for. */
  function once(act) {
    let done = false;
    return () => {
      if (!done) act();
      done = true;
    };
  }

  function drawn(name, url) {
    const pane = PANES[name];
    const layer = L.geoJSON(null, {
      pane,
      interactive: false,
      renderer: q.flat[pane],
      style: () => LINES[name],
    });
    layer.load = once(() => q.fetchJson(url).then((document_) => layer.addData(document_)));
    return layer;
  }

  /* Names: the most important first, none over another, more of them as one comes closer. */
  const Labels = L.LayerGroup.extend({
    initialize: function (url) {
      L.LayerGroup.prototype.initialize.call(this);
      this.load = once(() => q.fetchJson(url).then((document_) => this.fill(document_)));
    },
    fill: function (document_) {
      this.places = document_.features
        .map((feature) => ({
          latlng: L.GeoJSON.coordsToLatLng(feature.geometry.coordinates),
          name: feature.properties.name,
          kind: feature.properties.kind,
          rank: feature.properties.rank,
        }))
        .sort((a, b) => a.rank - b.rank);
      this.draw();
    },
    onAdd: function (map) {
      L.LayerGroup.prototype.onAdd.call(this, map);
      map.on("moveend", this.draw, this);
      this.draw();
    },
    onRemove: function (map) {
      map.off("moveend", this.draw, this);
      L.LayerGroup.prototype.onRemove.call(this, map);
    },
    draw: function () {
      if (!this.places || !q.map.hasLayer(this)) return;
      this.clearLayers();
      const most = q.map.getZoom() - 7;
      const view = q.map.getBounds();
      const taken = q.labelBoxes().slice();
      for (const place of this.places) {
        if (place.rank > most || !view.contains(place.latlng)) continue;
        const at = q.map.latLngToLayerPoint(place.latlng);
        const half = L.point(place.name.length * 3.4 + 4, 9);
        const box = L.bounds(at.subtract(half), at.add(half));
        if (taken.some((other) => other.intersects(box))) continue;
        taken.push(box);
        this.addLayer(label(place));
      }
    },
  });

  function label(place) {
    const html = q.el("span", { "aria-hidden": "true" }, place.name);
    const icon = L.divIcon({ html, className: "label label-" + place.kind, iconSize: null });
    return L.marker(place.latlng, { icon, pane: "labels", interactive: false, keyboard: false });
  }

  q.basemap = function (config) {
    const layers = {};
    for (const [name, file] of Object.entries(config.context)) {
      const url = q.address(file);
      layers[name] = name === "labels" ? new Labels(url) : drawn(name, url);
      layers[name].addTo(q.map);
      if (name === "labels") q.names = layers[name];
    }
    return layers;
  };

  /* One tile layer at a time; when it cannot be had, the drawn basemap stays and says so. */
  q.setTiles = function (tiles) {
    const wanted = tiles ? tiles.url : "";
    if (wanted === (q.tilesUrl || "")) return;
    q.tilesUrl = wanted;
    if (q.tileLayer) q.map.removeLayer(q.tileLayer);
    q.tileLayer = null;
    q.notice("");
    if (!wanted) return;
    let loaded = 0, failed = 0;
    q.tileLayer = L.tileLayer(wanted, {
      attribution: q.entities(tiles.attribution),
      maxZoom: tiles.max_zoom,
      pane: "tiles",
      referrerPolicy: "no-referrer",
    });
    q.tileLayer.on("tileload", () => (loaded += 1));
    q.tileLayer.on("tileerror", () => {
      failed += 1;
      if (failed < 3 || loaded) return;
      q.map.removeLayer(q.tileLayer);
      q.notice(q.config.texts.tiles_failed);
    });
    q.tileLayer.addTo(q.map);
  };
})(window.quartmap);
