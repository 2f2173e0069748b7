/* One path for all areas of a class: another colour for thousands of areas is then a handful of
   paths to style and to paint anew, while the areas' own paths, their borders, stay as they are. */
(function (q) {
  "use strict";

  q.className = (code) => "area-" + (code === "-" ? "none" : code);

  /* Looks come from the stylesheet alone: attributes of their own make each path a case apart. */
  q.Plain = L.SVG.extend({
    _updateStyle: function () {},

    _updatePaths: function () {
      L.SVG.prototype._updatePaths.call(this);
      this.fire("drawn");
    },

    _reset: function () {
      L.SVG.prototype._reset.call(this);
      this.fire("drawn");
    },
  });

  const Fill = L.Path.extend({
    initialize: function (options) {
      L.setOptions(this, options);
    },

    _project: function () {},
    _update: function () {},

    onAdd: function () {
      this.text = "";
      L.Path.prototype.onAdd.call(this);
    },

    set: function (text) {
      if (text === this.text) return;
      this.text = text;
      this._renderer._setPath(this, text || "M0 0");
    },
  });

  /* The fills of one layer of areas; `text` of an area is its outline as the map stands. */
  q.Fills = L.LayerGroup.extend({
    onAdd: function (map) {
      this.areas = [];
      L.LayerGroup.prototype.onAdd.call(this, map);
      q.svgAreas.on("drawn", this.draw, this);
    },

    onRemove: function (map) {
      q.svgAreas.off("drawn", this.draw, this);
      L.LayerGroup.prototype.onRemove.call(this, map);
    },

    paint: function (areas) {
      this.areas = areas;
      this.draw();
    },

    draw: function () {
      const texts = {};
      for (const { code, text } of this.areas) {
        if (code === "." || !text) continue;
        texts[code] = texts[code] || [];
        texts[code].push(text);
      }
      this.paths = this.paths || {};
      for (const code of Object.keys(texts)) this.paths[code] = this.paths[code] || this.add(code);
      for (const [code, path] of Object.entries(this.paths)) path.set((texts[code] || []).join(""));
    },

    add: function (code) {
      const where = { pane: "fills", renderer: q.svgFills, interactive: false };
      const path = new Fill({ ...where, className: "fill " + q.className(code) });
      this.addLayer(path);
      return path;
    },
  });
})(window.quartmap);
