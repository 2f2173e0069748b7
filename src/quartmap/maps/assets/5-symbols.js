/* Actors: symbols by type, colour and shape by dimension, close ones gathered under a number. */
(function (q) {
  "use strict";

  const NEAR_PX = 30;
  const SYMBOL_PX = 24;
  const RING_PX = 26;
  const APART_ZOOM = 16;

  const SHAPES = {
    square: (colour) => q.svg("rect", { x: 4, y: 4, width: 18, height: 18, rx: 2, fill: colour }),
    diamond: (colour) => q.svg("path", { d: "M13 1.5 24.5 13 13 24.5 1.5 13Z", fill: colour }),
    circle: (colour) => q.svg("circle", { cx: 13, cy: 13, r: 10.5, fill: colour }),
    triangle: (colour) => q.svg("path", { d: "M13 2 25 23 1 23Z", fill: colour }),
  };

  q.symbol = function (dimension, letter, rough) {
    const shape = SHAPES[dimension.shape](dimension.colour);
    shape.setAttribute("stroke", "#fff");
    shape.setAttribute("stroke-width", "1.5");
    const icon = q.svg("svg", { viewBox: "0 0 26 26", width: 26, height: 26, "aria-hidden": "true" });
    icon.append(shape);
    if (letter) {
      const text = q.svg("text", { x: 13, y: 17, "text-anchor": "middle", class: "letter" });
      text.textContent = letter;
      icon.append(text);
    }
    return q.el("span", { class: rough ? "symbol rough" : "symbol" }, icon);
  };

  /* Greedy: an actor joins the first group whose first member is near; the chosen one never. */
  function groups(actors) {
    const found = [];
    for (const actor of actors) {
      const point = q.map.latLngToLayerPoint(actor.latlng);
      const alone = actor.id === q.selectedActor;
      const near = (other) => !other.alone && other.point.distanceTo(point) < NEAR_PX;
      const group = !alone && found.find(near);
      if (group) group.actors.push(actor);
      else found.push({ point, alone, actors: [actor] });
    }
    return found;
  }

  function marker(latlng, node, label, onChoose, extra) {
    const icon = L.divIcon({ html: node, className: "actor", iconSize: [26, 26] });
    const symbol = L.marker(latlng, Object.assign({ icon, pane: "actors", keyboard: true }, extra));
    symbol.on("add", () => {
      const element = symbol.getElement();
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", label);
    });
    symbol.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      onChoose();
    });
    symbol.on("keypress", (event) => {
      if (event.originalEvent.key === "Enter") onChoose();
    });
    return symbol;
  }

  q.ActorLayer = L.LayerGroup.extend({
    initialize: function (url) {
      L.LayerGroup.prototype.initialize.call(this);
      this.shown = "";
      this.ready = q.fetchJson(url).then((document_) => {
        this.actors = document_.actors.map((actor) =>
          Object.assign(actor, { latlng: actor.at ? L.latLng(actor.at) : null })
        );
      });
    },

    onAdd: function (map) {
      L.LayerGroup.prototype.onAdd.call(this, map);
      map.on("zoomend", this.draw, this);
    },

    onRemove: function (map) {
      map.off("zoomend", this.draw, this);
      L.LayerGroup.prototype.onRemove.call(this, map);
    },

    /* `shown` has one letter per actor in the order of the document: 1 shown, 0 not. */
    paint: function (shown) {
      if (!this.actors || (this.shown === shown && this.drawn)) return;
      this.shown = shown;
      this.draw();
    },

    visible: function () {
      return this.actors.filter((actor, index) => actor.latlng && this.shown[index] === "1");
    },

    draw: function () {
      if (!this.actors || !q.map.hasLayer(this)) return;
      this.drawn = true;
      this.clearLayers();
      const apart = q.map.getZoom() >= APART_ZOOM;
      for (const group of groups(this.visible())) {
        if (group.actors.length === 1) this.addLayer(this.single(group.actors[0]));
        else if (apart) this.spread(group.actors);
        else this.addLayer(this.gathered(group.actors));
      }
      this.mark();
    },

    single: function (actor, latlng) {
      const dimension = q.config.dimensions[actor.dimension];
      const rough = actor.precision !== "building";
      const node = q.symbol(dimension, actor.letter, rough);
      const label = actor.name + ", " + actor.type;
      const choose = () => q.select({ actor: actor.id }, symbol.getLatLng());
      const above = { zIndexOffset: actor.id === q.selectedActor ? 1000 : 0 };
      const symbol = marker(latlng || actor.latlng, node, label, choose, above);
      symbol.actor = actor;
      symbol.bindTooltip(() => q.actorText(actor), { direction: "top", offset: [0, -10] });
      return symbol;
    },

    gathered: function (actors) {
      const node = q.el("span", { class: "gathered" }, actors.length);
      const label = q.config.texts.gathered.replace("%d", actors.length);
      const bounds = L.latLngBounds(actors.map((actor) => actor.latlng));
      const centre = bounds.getCenter();
      const symbol = marker(centre, node, label, () => this.open(actors, bounds));
      symbol.bindTooltip(() => q.el("div", {}, label), { direction: "top", offset: [0, -10] });
      return symbol;
    },

    open: function (actors, bounds) {
      const zoom = Math.min(q.map.getBoundsZoom(bounds.pad(0.3)), APART_ZOOM);
      q.map.setView(bounds.getCenter(), Math.max(zoom, q.map.getZoom() + 1));
    },

    /* At the closest scales a group stands in a ring, each tied to its true place. */
    spread: function (actors) {
      const centre = q.map.latLngToLayerPoint(actors[0].latlng);
      const radius = Math.max(RING_PX, (actors.length * SYMBOL_PX) / (2 * Math.PI) + 6);
      actors.forEach((actor, index) => {
        const turn = (2 * Math.PI * index) / actors.length - Math.PI / 2;
        const shift = L.point(Math.cos(turn) * radius, Math.sin(turn) * radius);
        const latlng = q.map.layerPointToLatLng(centre.add(shift));
        const tie = { color: "#33383d", weight: 1, interactive: false, pane: "ties" };
        this.addLayer(L.polyline([actor.latlng, latlng], tie));
        this.addLayer(this.single(actor, latlng));
      });
    },

    mark: function () {
      this.eachLayer((symbol) => {
        if (!symbol.actor || !symbol.getElement()) return;
        symbol.getElement().classList.toggle("chosen", symbol.actor.id === q.selectedActor);
      });
    },

    find: function (id) {
      return (this.actors || []).find((actor) => actor.id === id);
    },
  });

  q.actorText = function (actor) {
    const node = q.el("div", {}, q.el("strong", {}, actor.name), q.el("div", {}, actor.type));
    if (actor.address) node.append(q.el("div", {}, actor.address));
    const rough = q.config.texts["precision_" + actor.precision];
    if (rough) node.append(q.el("div", { class: "aside" }, rough));
    return node;
  };
})(window.quartmap);
