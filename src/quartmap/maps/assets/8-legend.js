/* The legend: classes with their numbers, what has no figure, modes, dimensions, source and date. */
(function (q) {
  "use strict";

  /* A class, or for counts a circle: its code is "o" and the figure it stands for. */
  function swatch(code) {
    if (Array.isArray(code)) {
      const radius = q.radius(code[1], code[2]);
      const size = Math.max(14, 2 * radius + 2);
      const circle = q.svg("circle", { cx: size / 2, cy: size / 2, r: radius, class: "count" });
      return q.svg("svg", { width: size, height: size, "aria-hidden": "true" }, circle);
    }
    const rect = q.svg("rect", { x: 0.5, y: 0.5, width: 21, height: 13, class: "area " + q.className(code) });
    return q.svg("svg", { width: 22, height: 14, "aria-hidden": "true" }, rect);
  }

  function line(mode) {
    const attributes = { x1: 1, y1: 7, x2: 29, y2: 7, stroke: "#23272b" };
    attributes["stroke-width"] = mode.weight;
    if (mode.dash) attributes["stroke-dasharray"] = mode.dash;
    return q.svg("svg", { width: 30, height: 14, "aria-hidden": "true" }, q.svg("line", attributes));
  }

  function row(sign, label, aside) {
    const text = q.el("span", { class: "words" }, label);
    return q.el("li", {}, sign, text, aside ? q.el("span", { class: "count" }, aside) : null);
  }

  function classes(legend) {
    const rows = legend.rows.map((one) => row(swatch(one[0]), one[1], one[2]));
    return q.el("ul", {}, ...rows);
  }

  function signs() {
    const modes = Object.values(q.config.modes).map((mode) => row(line(mode), mode.label));
    const dimensions = Object.values(q.config.dimensions).map((dimension) =>
      row(q.symbol(dimension, "", false), dimension.label)
    );
    return [
      q.el("h3", {}, q.config.texts.modes),
      q.el("ul", {}, ...modes),
      q.el("h3", {}, q.config.texts.actors),
      q.el("ul", { class: "dimensions" }, ...dimensions, roughRow()),
      types(),
    ];
  }

  function types() {
    const rows = q.config.types.map((one) =>
      q.el("li", {}, q.el("b", { class: "code" }, one[0]), q.el("span", {}, one[1]))
    );
    return q.el("details", {}, q.el("summary", {}, q.config.texts.types), q.el("ul", {}, ...rows));
  }

  function roughRow() {
    const ring = q.el("span", { class: "symbol rough" }, q.svg("svg", { width: 26, height: 26 }));
    return row(ring, q.config.texts.rough);
  }

  q.Legend = L.Control.extend({
    options: { position: "bottomleft" },
    onAdd: function () {
      const box = q.el("details", { class: "legend leaflet-control" });
      if (window.innerWidth >= 640) box.setAttribute("open", "");
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      this.title = q.el("summary", {}, q.config.texts.legend);
      this.body = q.el("div", { class: "body" });
      this.more = q.el("details", { class: "more" }, q.el("summary", {}, q.config.texts.signs));
      this.more.append(...signs());
      box.append(this.title, this.body, this.more);
      return box;
    },
    paint: function (legend) {
      const key = JSON.stringify(legend);
      if (key === this.key) return;
      this.key = key;
      this.getContainer().hidden = !legend; // that of the map beside it says it for both
      if (!legend) return;
      const foot = legend.foot.map((text) => q.el("p", {}, text));
      this.body.replaceChildren(q.el("h2", {}, legend.title), classes(legend), ...foot);
    },
  });

  /* Fills are set once as patterns; a new palette only changes their colours. */
  q.patterns = function () {
    const hatch = q.svg(
      "pattern",
      { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      q.svg("rect", { width: 6, height: 6, fill: "#eceae6" }),
      q.svg("rect", { width: 1.6, height: 6, fill: "#9a9690" })
    );
    const cross = q.svg(
      "pattern",
      { id: "cross", width: 8, height: 8, patternUnits: "userSpaceOnUse" },
      q.svg("rect", { width: 8, height: 8, fill: "#f4f2ee" }),
      q.svg("path", { d: "M1 1 7 7M7 1 1 7", stroke: "#6d6963", "stroke-width": 1.1 })
    );
    const defs = q.svg("defs", {}, hatch, cross);
    for (let index = 0; index < 9; index += 1) defs.append(dots(index));
    const holder = q.svg("svg", { width: 0, height: 0, "aria-hidden": "true", class: "patterns" }, defs);
    document.body.append(holder);
  };

  function dots(index) {
    return q.svg(
      "pattern",
      { id: "dots-" + index, width: 7, height: 7, patternUnits: "userSpaceOnUse" },
      q.svg("rect", { width: 7, height: 7, class: "area-" + index }),
      q.svg("circle", { cx: 2, cy: 2, r: 1.3, fill: "#23272b" }),
      q.svg("circle", { cx: 5.5, cy: 5.5, r: 1.3, fill: "#ffffff" })
    );
  }
})(window.quartmap);
