/* Drawing and editing with Leaflet-Geoman, driven by buttons of our own: words instead of signs,
   and every step by keyboard. Nothing is told to the server before it is finished. */
(function (q) {
  "use strict";

  const own = q.own;
  const LINE = { color: "#0b4f6c", weight: 3 };
  const MANY = 500, MARKERS = 200;
  let box = null;

  function button(name, act) {
    const node = q.el("button", { type: "button", "data-act": name });
    node.addEventListener("click", act);
    return node;
  }

  const Tools = L.Control.extend({
    options: { position: "topleft" },
    onAdd: function () {
      box = q.el("div", { class: "own-tools leaflet-control", role: "toolbar" });
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      const acts = { draw, edit, drag, undo, done, cancel };
      for (const [name, act] of Object.entries(acts)) box.append(button(name, act));
      return box;
    },
  });

  own.tools = function () {
    if (!box) new Tools().addTo(q.map);
    box.setAttribute("aria-label", own.words.tools);
    for (const node of box.children) node.textContent = own.words[node.dataset.act];
    const tooltips = { firstVertex: own.words.first, continueLine: own.words.next, finishPoly: own.words.close };
    q.map.pm.setLang("quartmap", { tooltips }, "en");
  };

  const chosen = () => own.items.findIndex((area) => area.chosen);

  /* Which buttons there are depends on what is going on. */
  own.refresh = function () {
    const index = chosen(), mode = own.mode || "", area = own.items[index];
    const shown = {
      draw: !mode && own.words.room,
      edit: !mode && area && area.editable,
      drag: !mode && area && area.editable,
      undo: mode === "draw",
      done: Boolean(mode),
      cancel: Boolean(mode),
    };
    for (const node of box.children) node.hidden = !shown[node.dataset.act];
    q.map.getContainer().classList.toggle("drawing", Boolean(mode));
    q.notice(mode ? own.words["how_" + mode] : "");
  };

  /* The button that was pressed goes: its focus goes on, to the map where keys set corners. */
  function begin(mode, event) {
    own.mode = mode;
    own.refresh();
    const next = mode === "draw" ? q.map.getContainer() : box.querySelector("[data-act=done]");
    if (event.detail === 0) next.focus({ preventScroll: true });
  }

  function rest(event) {
    const first = [...box.children].find((node) => !node.hidden);
    if (event && event.detail === 0 && first) first.focus({ preventScroll: true });
  }

  function draw(event) {
    q.map.pm.enableDraw("Polygon", {
      snappable: false, allowSelfIntersection: false, templineStyle: LINE,
      hintlineStyle: { ...LINE, dashArray: "5 5" }, pathOptions: { ...LINE, pmIgnore: true },
    });
    begin("draw", event);
  }

  const corners = (shape) => shape.getLatLngs().flat(Infinity).length;

  function edit(event) {
    const shape = own.shapes[chosen()];
    const few = corners(shape) <= MANY;
    own.before = JSON.stringify(geometry(shape));
    shape.pm.enable({ snappable: false, allowSelfIntersection: !few, limitMarkersToCount: MARKERS });
    begin("edit", event);
  }

  function drag(event) {
    const shape = own.shapes[chosen()];
    own.before = JSON.stringify(geometry(shape));
    shape.pm.enableLayerDrag();
    begin("drag", event);
  }

  function undo() {
    q.map.pm.Draw.Polygon._removeLastVertex();
    if (!q.map.pm.Draw.Polygon.enabled()) own.leave();
  }

  const geometry = (layer) => layer.toGeoJSON(6).geometry;

  function done(event) {
    if (own.mode === "draw") return q.map.pm.Draw.Polygon._finishShape();
    const index = chosen(), shape = geometry(own.shapes[index]);
    const same = JSON.stringify(shape) === own.before;
    stop();
    if (!same) own.tell({ act: "edit", at: index, shape });
    own.key = same ? own.key : null;
    own.refresh();
    rest(event);
  }

  /* What was moved goes back to where the server has it. */
  function cancel(event) {
    const index = chosen(), mode = own.mode;
    own.leave();
    if (mode !== "draw" && index >= 0) {
      own.shapes[index].setLatLngs(L.GeoJSON.geometryToLayer({ type: "Feature", geometry: own.items[index].shape }).getLatLngs());
    }
    rest(event);
  }

  function stop() {
    q.map.pm.disableDraw();
    for (const shape of own.shapes || []) {
      if (shape.pm.enabled()) shape.pm.disable();
      if (shape.pm.layerDragEnabled()) shape.pm.disableLayerDrag();
    }
    own.mode = null;
  }

  own.leave = function () {
    stop();
    own.refresh();
  };

  function created(event) {
    if (own.pending) q.map.removeLayer(own.pending);
    own.pending = event.layer;
    own.mode = null;
    own.refresh();
    own.tell({ act: "draw", shape: geometry(event.layer) });
  }

  /* By keyboard the map is moved under the cross; Enter sets a corner there. */
  function onKey(event) {
    if (!own.mode) return;
    const map = q.map.getContainer();
    if (event.key === "Escape") cancel();
    else if (own.mode === "draw" && event.target === map && event.key === "Enter") {
      q.map.pm.Draw.Polygon._createVertex({ latlng: q.map.getCenter() });
    } else if (own.mode === "draw" && event.target === map && event.key === "Backspace") undo();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const begins = q.start;
  q.start = function (map) {
    L.PM.setOptIn(true); // what the map is made of is not to be edited
    begins(map);
    own.start(map);
    map.on("pm:create", created);
    map.on("pm:drawend", () => own.mode === "draw" && setTimeout(() => own.mode === "draw" && own.leave()));
    map.getContainer().addEventListener("keydown", onKey);
    map.getContainer().append(q.el("div", { class: "own-cross", "aria-hidden": "true" }));
    q.select = (choice) => {
      if (!own.mode && choice.area) own.tell({ act: "area", area: choice.area });
    };
  };

  const plain = q.compared;
  q.compared = function (style) {
    plain(style);
    if (style.own) own.paint(style.own);
  };
})(window.quartmap);
