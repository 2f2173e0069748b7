/* The outline of an area, projected once. Leaflet would make three objects of each vertex, and
   cut and thin all of them anew at every zoom: for some 50,000 that is a good part of a second. */
(function (q) {
  "use strict";

  const WORLD_PX = 256;
  const RADIAN = Math.PI / 180;

  /* Web Mercator on a square of side 1, x and y in turn. */
  function project(ring) {
    const flat = new Float64Array(2 * ring.length);
    for (let index = 0; index < ring.length; index += 1) {
      const sine = Math.sin(ring[index][1] * RADIAN);
      flat[2 * index] = ring[index][0] / 360 + 0.5;
      flat[2 * index + 1] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
    }
    return flat;
  }

  function extent(all) {
    let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
    for (const ring of all) {
      for (let index = 0; index < ring.length; index += 1) {
        const [lon, lat] = ring[index];
        if (lon < west) west = lon;
        if (lon > east) east = lon;
        if (lat < south) south = lat;
        if (lat > north) north = lat;
      }
    }
    return L.latLngBounds([south, west], [north, east]);
  }

  function rings(geometry) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return polygons.flat();
  }

  q.boundsOf = (feature) => extent(rings(feature.geometry));

  q.Outline = L.Path.extend({
    options: { fill: true },

    initialize: function (feature, options) {
      L.setOptions(this, options);
      this.feature = feature;
      const all = rings(feature.geometry);
      this.rings = all.map(project);
      this.bounds = extent(all);
    },

    getBounds: function () {
      return this.bounds;
    },

    _project: function () {
      const corner = (at) => this._map.latLngToLayerPoint(at);
      const [first, second] = [this.bounds.getNorthWest(), this.bounds.getSouthEast()];
      this._pxBounds = L.bounds(corner(first), corner(second));
      this.drawn = false;
    },

    /* A map that is only moved keeps its paths: they hang on the same origin. */
    _update: function () {
      if (!this._map || this.drawn) return;
      this.drawn = this._pxBounds.intersects(this._renderer._bounds);
      if (this.drawn) this._updatePath();
      else if (this.visible) this._set(""); // what it was at another zoom
      this.visible = this.drawn;
    },

    _updatePath: function () {
      const side = WORLD_PX * 2 ** this._map.getZoom();
      const { x, y } = this._map.getPixelOrigin();
      this._set(this.rings.map((ring) => path(ring, side, x, y)).join(""));
    },

    _set: function (text) {
      this.text = text;
      this._renderer._setPath(this, text || "M0 0");
    },
  });

  /* Whole pixels, as Leaflet draws: neighbours meet; what falls on the same one is left out. */
  function path(ring, side, left, top) {
    let text = "", oldX, oldY;
    for (let index = 0; index < ring.length; index += 2) {
      const x = Math.round(ring[index] * side - left), y = Math.round(ring[index + 1] * side - top);
      if (x === oldX && y === oldY) continue;
      text += (text ? "L" : "M") + x + " " + y;
      oldX = x;
      oldY = y;
    }
    return text + "z";
  }
})(window.quartmap);
