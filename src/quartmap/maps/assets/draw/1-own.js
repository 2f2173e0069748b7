/* Areas that a person defined: their shapes and names, which are text, over pale borders. */
(function (q) {
  "use strict";

  const PANES = [["borders", 310], ["own", 430], ["own-names", 630]];
  const own = (q.own = { items: [], turn: 0 });

  own.start = function (map) {
    for (const [name, order] of PANES) map.createPane(name).style.zIndex = order;
    map.getPane("borders").style.pointerEvents = "none";
    own.layer = L.layerGroup().addTo(map);
    map.on("zoomend", part);
  };

  /* The borders of what lies around: for orientation only, so nothing there is a stop of any key. */
  function borders(url) {
    if (!url || own.borders) return;
    own.borders = url;
    q.fetchJson(new URL(url, document.baseURI).href).then((found) => {
      const look = { pane: "borders", interactive: false, smoothFactor: 1, className: "border" };
      L.geoJSON(found, look).addTo(q.map);
    });
  }

  function polygon(area, index) {
    const classes = ["own", area.sign === "x" ? "none" : "", area.chosen ? "chosen" : ""];
    const look = { pane: "own", className: classes.join(" ").trim(), pmIgnore: false };
    const shape = L.GeoJSON.geometryToLayer({ type: "Feature", geometry: area.shape }, look);
    shape.on("click", (event) => {
      if (own.mode) return;
      L.DomEvent.stopPropagation(event);
      own.choose(index);
    });
    return shape;
  }

  function name(area, index) {
    const words = q.el("span", { class: "words" }, area.name, q.el("small", {}, area.line));
    const html = q.el("span", {}, q.el("b", {}, area.letter), words);
    const icon = L.divIcon({ html, className: "own-name" + (area.chosen ? " chosen" : ""), iconSize: null });
    const marker = L.marker(area.at, { icon, pane: "own-names", keyboard: true, pmIgnore: true });
    marker.on("add", () => {
      const node = marker.getElement();
      node.setAttribute("role", "button");
      node.setAttribute("aria-pressed", area.chosen ? "true" : "false");
      node.setAttribute("aria-label", [area.letter, area.name, area.line].join(", "));
    });
    marker.on("click", () => own.choose(index));
    marker.on("keypress", (event) => event.originalEvent.key === "Enter" && own.choose(index));
    return marker;
  }

  /* Names that would lie over one another shrink to their letters; the chosen one stays whole. */
  function part() {
    const taken = [];
    const chips = (own.names || []).map((marker) => marker.getElement()).filter(Boolean);
    chips.forEach((chip) => chip.classList.remove("small"));
    chips.sort((a, b) => b.classList.contains("chosen") - a.classList.contains("chosen"));
    for (const chip of chips) {
      const box = chip.firstElementChild.getBoundingClientRect();
      const apart = (one) => one.right < box.left || box.right < one.left || one.bottom < box.top || box.bottom < one.top;
      if (!taken.every(apart)) chip.classList.add("small");
      taken.push(chip.firstElementChild.getBoundingClientRect());
    }
  }

  own.choose = (index) => own.mode || own.tell({ act: "choose", at: index });

  /* With a rising number: an older answer never undoes what was done since. */
  own.tell = function (what) {
    own.turn = Date.now();
    q.say(Object.assign({ turn: own.turn }, what));
  };

  function bring(items) {
    const chosen = items.findIndex((area) => area.chosen);
    const key = chosen < 0 ? "" : chosen + items[chosen].name;
    const fresh = key && key !== own.chosenKey && own.chosenKey !== undefined;
    own.chosenKey = key;
    const bounds = fresh && own.shapes[chosen].getBounds();
    if (bounds && !q.map.getBounds().intersects(bounds)) q.map.panTo(bounds.getCenter(), { animate: false });
  }

  own.paint = function (sent) {
    own.words = sent.words;
    borders(sent.borders);
    own.tools();
    const key = JSON.stringify(sent.areas);
    if (sent.turn < own.turn) return;
    if (own.pending) q.map.removeLayer(own.pending);
    own.pending = null;
    if (key === own.key) return own.refresh();
    own.key = key;
    own.leave();
    own.items = sent.areas;
    own.layer.clearLayers();
    own.shapes = sent.areas.map(polygon);
    own.shapes.forEach((shape) => own.layer.addLayer(shape));
    own.names = sent.areas.map(name);
    own.names.forEach((marker) => own.layer.addLayer(marker));
    part();
    bring(sent.areas);
    own.refresh();
  };
})(window.quartmap);
