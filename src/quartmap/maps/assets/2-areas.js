/* Areas: geometry is fetched once per level, a style table only says which fill an area is part of. */
(function (q) {
  "use strict";

  /* A style table has one letter per feature: 0–8 a class, a–i the same class but unreliable,
     - no data, x suppressed, p a count (its circle carries the figure), q the same but unreliable,
     . not shown. */
  const HIDDEN = ".";
  const LOOKS = { [HIDDEN]: "hidden", p: "counted", q: "counted" };
  /* From here on speed counts for more than smooth edges. */
  const MANY = 1000;

  q.AreaLayer = L.FeatureGroup.extend({
    initialize: function (url, { pane, renderer }) {
      this.url = url;
      this.codes = "";
      this.values = [];
      L.FeatureGroup.prototype.initialize.call(this);
      this.fills = new q.Fills();
      const look = { pane, renderer, className: "area", weight: 1 };
      this.ready = q.fetchJson(url).then((document_) => {
        this.items = document_.features.map((feature) => new q.Outline(feature, look));
        this.items.forEach((item, index) => {
          item.index = index;
          this.addLayer(item);
        });
        if (this.items.length > MANY) for (const one of [pane, "fills"]) q.map.getPane(one).classList.add("many");
        this.listen();
      });
    },

    /* A layer that comes back has new paths: nothing of the old ones holds. */
    onAdd: function (map) {
      L.FeatureGroup.prototype.onAdd.call(this, map);
      for (const item of this.items || []) {
        item.code = undefined;
        item.look = "";
        item.chosen = false;
      }
      this.order = null;
      this.stop = null;
      this.fills.addTo(map);
    },

    onRemove: function (map) {
      L.FeatureGroup.prototype.onRemove.call(this, map);
      this.fills.remove();
    },

    listen: function () {
      this.on("mouseover", (event) => this.hover(event.propagatedFrom, event.latlng));
      this.on("mouseout", () => q.tooltip.close());
      this.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        q.select({ area: event.propagatedFrom.feature.id }, event.latlng);
      });
    },

    hover: function (item, latlng) {
      if (this.codes[item.index] === HIDDEN) return;
      q.tooltip.open(latlng, this.describe(item));
    },

    describe: function (item) {
      return q.areaText(item.feature.properties.name, this.codes[item.index], this.values[item.index]);
    },

    /* The path of an area is its border, and what is pointed at: few of them change. */
    paint: function (codes, values) {
      this.values = values;
      if (!this.items) return;
      for (const item of this.items) {
        const code = codes[item.index] || HIDDEN;
        if (item.code === code) continue;
        item.code = code;
        const look = LOOKS[code] || "";
        if (item.look === look) continue;
        const { classList } = item.getElement();
        if (item.look) classList.remove(item.look);
        if (look) classList.add(look);
        item.look = look;
      }
      this.codes = codes;
      this.fills.paint(this.items);
      q.keyboard.attach(this);
      this.mark();
    },

    /* The chosen area is raised and outlined; it keeps its class colour. */
    mark: function () {
      for (const item of this.items || []) {
        const chosen = q.selected === item.feature.id;
        if (chosen === Boolean(item.chosen)) continue;
        item.chosen = chosen;
        item.getElement().classList.toggle("chosen", chosen);
        if (chosen) item.bringToFront();
      }
    },

    find: function (id) {
      return (this.items || []).find((item) => item.feature.id === id);
    },
  });

  /* The words of a tooltip: name, value or why there is none, note on reliability. */
  q.areaText = function (name, code, value) {
    const style = q.style, words = q.config.texts;
    const node = q.el("div", {}, q.el("strong", {}, name));
    let line;
    if (code === "x") line = words.suppressed;
    else if (value === null || value === undefined) line = words.no_data;
    else if (typeof value === "string") line = value + "\u00a0" + style.unit;
    else line = q.number(value, style.decimals) + "\u00a0" + style.unit;
    node.append(q.el("div", {}, line));
    if ((code >= "a" && code <= "i") || code === "q") node.append(q.el("div", { class: "aside" }, words.unreliable));
    return node;
  };

  q.areaLabel = function (layer, item) {
    return layer.describe(item).innerText || layer.describe(item).textContent;
  };
})(window.quartmap);
