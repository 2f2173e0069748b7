/* The case studies: outlined by mode in one dark neutral, each with its name as a button. */
(function (q) {
  "use strict";

  const INK = "#23272b";

  function outline(feature, { className, line }) {
    const look = { pane: "outlines", interactive: false, className, fill: false, color: INK };
    return new q.Outline(feature, { ...look, lineCap: "butt", lineJoin: "round", ...line });
  }

  function lines(feature, about) {
    const mode = q.config.modes[about.mode] || { dash: "", weight: 3 };
    const casing = { color: "#ffffff", weight: mode.weight + 3.5, opacity: 0.9 };
    const drawn = { weight: mode.weight, dashArray: mode.dash || null };
    const parts = [
      outline(feature, { className: "casing", line: casing }),
      outline(feature, { className: "mode mode-" + about.mode, line: drawn }),
    ];
    if (about.approximate) {
      const loose = { weight: 1, dashArray: "2 4", opacity: 0.8 };
      parts.push(outline(feature, { className: "approximate", line: loose }));
    }
    return parts;
  }

  function name(feature, about, mode) {
    const text = [q.el("b", {}, feature.properties.name)];
    if (mode) text.push(q.el("i", { class: "mode-name" }, mode.label));
    if (about.approximate) text.push(q.el("i", {}, q.config.texts.approximate));
    const html = q.el("span", {}, ...text);
    const icon = L.divIcon({ html, className: "case", iconSize: null });
    const bounds = q.boundsOf(feature);
    const at = L.latLng(bounds.getNorth(), bounds.getCenter().lng);
    const marker = L.marker(at, { icon, pane: "cases", keyboard: true });
    marker.extent = bounds;
    marker.on("add", () => {
      marker.getElement().setAttribute("role", "button");
      marker.getElement().setAttribute("aria-label", html.innerText || html.textContent);
    });
    const choose = () => q.select({ area: feature.id }, at);
    marker.on("click", choose);
    marker.on("keypress", (event) => event.originalEvent.key === "Enter" && choose());
    return marker;
  }

  q.CaseLayer = L.LayerGroup.extend({
    initialize: function (url) {
      L.LayerGroup.prototype.initialize.call(this);
      this.names = [];
      this.ready = q.fetchJson(url).then((document_) => {
        this.features = document_.features;
      });
    },

    /* `shown` lists the case ids that the filter leaves. */
    paint: function (shown) {
      const key = shown.join(" ");
      if (!this.features || key === this.key) return;
      this.key = key;
      this.clearLayers();
      this.names = [];
      for (const feature of this.features.filter((one) => shown.includes(one.id))) {
        const about = q.config.cases[feature.id] || {};
        lines(feature, about).forEach((line) => this.addLayer(line));
        const marker = name(feature, about, q.config.modes[about.mode]);
        this.names.push(marker);
        this.addLayer(marker);
      }
      this.part();
    },

    onAdd: function (map) {
      L.LayerGroup.prototype.onAdd.call(this, map);
      map.on("moveend", this.part, this);
    },

    onRemove: function (map) {
      map.off("moveend", this.part, this);
      L.LayerGroup.prototype.onRemove.call(this, map);
    },

    /* A name stands above its outline, below it where another name is in the way. */
    part: function () {
      const taken = [];
      for (const marker of this.names.filter((one) => one.getElement())) {
        const choices = ["above", "below"].map((side) => ({ side, box: box(marker, side) }));
        const free = choices.find((one) => !taken.some((other) => other.intersects(one.box)));
        const chosen = free || choices[0];
        marker.getElement().classList.toggle("below", chosen.side === "below");
        const north = chosen.side === "below" ? marker.extent.getSouth() : marker.extent.getNorth();
        marker.setLatLng([north, marker.extent.getCenter().lng]);
        marker.getElement().firstElementChild.style.marginLeft = inward(chosen.box) + "px";
        taken.push(chosen.box);
      }
      this.boxes = taken;
    },
  });

  /* How far a name at the edge has to move to be read whole; only where its outline is in view. */
  function inward(box) {
    const shift = q.map.containerPointToLayerPoint([0, 0]).x;
    const left = box.min.x - shift, right = box.max.x - shift - q.map.getSize().x;
    const half = (box.max.x - box.min.x) / 2;
    if (left < 0 && left > -half) return -left + 4;
    if (right > 0 && right < half) return -right - 4;
    return 0;
  }

  function box(marker, side) {
    const edge = side === "below" ? marker.extent.getSouth() : marker.extent.getNorth();
    const at = q.map.latLngToLayerPoint([edge, marker.extent.getCenter().lng]);
    const node = marker.getElement().firstElementChild;
    const size = L.point(node.offsetWidth || 120, node.offsetHeight || 34);
    const top = side === "below" ? at.y + 6 : at.y - 6 - size.y;
    return L.bounds([at.x - size.x / 2, top], [at.x + size.x / 2, top + size.y]);
  }

  /* Boxes on the screen that other names keep clear of. */
  q.labelBoxes = function () {
    const shown = q.caseLayer && q.map.hasLayer(q.caseLayer);
    return shown ? q.caseLayer.boxes || [] : [];
  };
})(window.quartmap);
