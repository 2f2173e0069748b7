/* Start once, paint on every change. Nothing is redrawn that did not change. */
(function (q) {
  "use strict";

  const PANES = [
    ["ground", 150], ["tiles", 180], ["fills", 290], ["areas", 300], ["lines", 320], ["reach", 400], ["circles", 410], ["outlines", 420],
    ["labels", 440], ["ties", 590], ["actors", 610], ["cases", 620],
  ];
  /* Drawn once, as SVG: a canvas would be put together anew with every frame of the page. */
  const FLAT = ["ground", "lines"];
  const PASSIVE = ["ground", "tiles", "fills", "lines", "reach", "circles", "outlines", "labels", "ties"];

  /* Leaflet moves each sign by a 3-D transform, which makes it a layer of its own for the browser to
     put together with every frame: two maps of 120 actors were 350 layers. Flat ones are drawn together. */
  L.Browser.ie3d = true;

  function panes(map) {
    q.flat = {};
    for (const [name, order] of PANES) {
      const pane = map.createPane(name);
      pane.style.zIndex = order;
      if (PASSIVE.includes(name)) pane.style.pointerEvents = "none";
    }
    for (const name of FLAT) q.flat[name] = L.svg({ pane: name, padding: 0.5 });
    q.svgAreas = new q.Plain({ pane: "areas", padding: 0.5 });
    q.svgFills = new q.Plain({ pane: "fills", padding: 0.5 });
  }

  function tooltip() {
    const box = L.tooltip({ direction: "top", offset: [0, -6], opacity: 1 });
    return {
      open: (latlng, node) => box.setLatLng(latlng).setContent(node).addTo(q.map),
      close: () => q.map.removeLayer(box),
    };
  }

  /* The view is kept for this tab and page, so that a page switch or a new language loses nothing. */
  const viewName = () => "quartmap-view" + (q.fitPage ? "-" + q.fitPage : "");

  function remember(map) {
    map.on("moveend", () => {
      if (!q.fitKey) return;
      const centre = map.getCenter();
      const view = { key: q.fitKey, at: [centre.lat, centre.lng], zoom: map.getZoom() };
      sessionStorage.setItem(viewName(), JSON.stringify(view));
    });
  }

  /* Until somebody moves the map, it goes on showing the whole extent. */
  function resized(map) {
    const box = map.getContainer();
    if (!box.clientWidth || !box.clientHeight) return; // a frame on its way out
    map.invalidateSize({ pan: false });
    if (!q.touched && q.extent) bring(q.extent);
  }

  function bring([south, west, north, east]) {
    const edge = window.innerWidth >= 640 ? [24, 24] : [8, 8];
    const [above, below] = q.room(q.style), [x, y] = edge;
    const room = { paddingTopLeft: [x, y + above], paddingBottomRight: [x, y + below] };
    q.map.fitBounds([[south, west], [north, east]], { animate: false, ...room });
  }

  function fit(wanted) {
    if (!wanted || wanted.key === q.fitKey) return;
    const first = !q.fitKey;
    q.fitKey = wanted.key;
    q.fitPage = wanted.page || "";
    const kept = first && JSON.parse(sessionStorage.getItem(viewName()) || "null");
    if (kept && kept.key === wanted.key) {
      q.touched = true;
      q.map.setView(kept.at, kept.zoom, { animate: false });
      return;
    }
    q.touched = false;
    q.extent = wanted.bounds;
    bring(wanted.bounds);
  }

  function frame(map) {
    const box = map.getContainer();
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", q.config.texts.map);
    for (const page of [document, window.parent.document]) {
      page.documentElement.lang = q.config.language;
    }
    const line = q.el("div", { id: "quartmap-notice", role: "status", hidden: "" });
    box.append(line);
    L.DomEvent.disableClickPropagation(line);
    new ResizeObserver(() => resized(map)).observe(box);
    const touch = () => (q.touched = true);
    for (const kind of ["pointerdown", "wheel", "keydown"]) box.addEventListener(kind, touch, true);
  }

  /* All credits go with the map: folded to one word, the full lines one key press away. */
  function credits(title) {
    const lines = q.config.credits.map((credit) => q.el("li", {}, credit));
    return q.el("details", { class: "credits" }, q.el("summary", {}, title), q.el("ul", {}, ...lines));
  }

  function controls(map, basemap) {
    const words = q.config.texts;
    map.attributionControl.setPrefix(false);
    map.attributionControl.getContainer().prepend(credits(words.credits));
    map.zoomControl.remove();
    L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
    L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
    q.legend = new q.Legend().addTo(map);
    const overlays = {};
    for (const [name, layer] of [["cases", q.caseLayer], ["actors", q.actorLayer]]) {
      if (layer) overlays[q.entities(words[name])] = layer;
    }
    for (const [name, layer] of Object.entries(basemap)) overlays[q.entities(words[name])] = layer;
    const box = L.control.layers(null, overlays, { position: "topright" }).addTo(map);
    const button = box.getContainer().querySelector("a");
    button.title = words.layers;
    button.setAttribute("aria-label", words.layers);
  }

  q.start = function (map) {
    const config = q.config;
    q.map = map;
    panes(map);
    frame(map);
    q.patterns();
    q.tooltip = tooltip();
    remember(map);
    q.circles = [new q.Circles().addTo(map), new q.Circles().addTo(map)];
    if (config.cases_document) {
      config.caseUrl = q.address(config.cases_document);
      q.caseLayer = new q.CaseLayer(config.caseUrl).addTo(map);
    }
    if (config.actors_document) {
      q.actorLayer = new q.ActorLayer(q.address(config.actors_document)).addTo(map);
    }
    q.ground = q.basemap(config);
    controls(map, q.ground);
    map.on("click", () => q.select({}, null));
    bring(config.bounds);
  };

  /* Told to the server with a rising number, so that an older answer never undoes a newer choice. */
  q.select = function (choice, latlng) {
    if (!choice.area && !choice.actor && !q.selected && !q.selectedActor) return;
    q.turn = Date.now();
    q.selected = choice.area || null;
    q.selectedActor = choice.actor || null;
    markAll();
    q.say({ area: q.selected, actor: q.selectedActor, turn: q.turn });
  };

  /* What was chosen beside the map is brought into view if it is not. */
  function choose(area, actor) {
    const fresh = area !== q.selected || actor !== q.selectedActor;
    q.selected = area;
    q.selectedActor = actor;
    if (!fresh) return;
    const layers = [q.areas, q.caseAreas].filter(Boolean);
    const found = area && layers.map((layer) => layer.find(area)).find(Boolean);
    const place = actor && q.actorLayer && q.actorLayer.find(actor);
    const at = found ? found.getBounds().getCenter() : place && place.latlng;
    if (at && !q.map.getBounds().contains(at)) q.map.panTo(at, { animate: false });
    if (q.actorLayer && q.actorLayer.drawn) q.actorLayer.draw();
  }

  function markAll() {
    for (const layer of [q.areas, q.caseAreas]) if (layer) layer.mark();
    if (q.actorLayer && q.actorLayer.drawn) q.actorLayer.mark();
    window.frameElement.toggleAttribute("data-chosen", Boolean(q.selected || q.selectedActor));
  }

  /* Colours as plain rules: through a variable thousands of areas take longer. */
  function palette(colours) {
    const key = colours.join();
    if (key === q.palette) return;
    q.palette = key;
    q.rules = q.rules || document.head.appendChild(q.el("style"));
    q.rules.textContent = colours.map((colour, index) => `.area-${index}{fill:${colour}}`).join("");
  }

  function layerFor(url) {
    q.layers = q.layers || {};
    url = new URL(url, document.baseURI).href;
    if (!q.layers[url]) q.layers[url] = new q.AreaLayer(url, { pane: "areas", renderer: q.svgAreas });
    return q.layers[url];
  }

  function show(name, layer) {
    if (q[name] === layer) return;
    if (q[name]) q.map.removeLayer(q[name]);
    q[name] = layer;
    if (layer) layer.addTo(q.map);
  }

  function near(place) {
    if (q.nearMark) q.map.removeLayer(q.nearMark);
    q.nearMark = null;
    if (!place) return;
    const line = { pane: "outlines", interactive: false, color: "#23272b" };
    const reach = L.circle(place.at, { ...line, radius: place.radius_m, weight: 1.5, fill: false, dashArray: "1 5" });
    const spot = L.circleMarker(place.at, { ...line, radius: 5, weight: 2, fillColor: "#fff", fillOpacity: 1 });
    q.nearMark = L.layerGroup([reach, spot]).addTo(q.map);
  }

  function apply(style) {
    palette(style.palette);
    show("areas", style.geo ? layerFor(style.geo) : null);
    if (q.areas) q.areas.paint(style.codes, style.values);
    show("caseAreas", /[^.]/.test(style.cases) ? layerFor(q.config.caseUrl) : null);
    if (q.caseAreas) q.caseAreas.paint(style.cases, style.case_values);
    [q.areas, q.caseAreas].forEach((layer, index) => {
      if (layer) q.circles[index].paint(layer.items, layer.codes, layer.values, style.circles);
      else q.circles[index].clearLayers();
    });
    const outlined = q.caseLayer && q.caseLayer.key;
    if (q.caseLayer) q.caseLayer.paint(style.case_ids);
    // Names of places keep clear of those of the case studies; nothing else moves them.
    if (q.names && q.caseLayer && q.caseLayer.key !== outlined) q.names.draw();
    q.reach.paint(style.reach);
    if (q.actorLayer) q.actorLayer.paint(style.actors);
    if (style.turn >= (q.turn || 0)) choose(style.area, style.actor);
    markAll();
  }

  q.repaint = apply;

  /* Told after the frame that shows the change: a message posted in a frame comes when it is drawn. */
  function painted(style) {
    const drawn = new MessageChannel();
    requestAnimationFrame(() => drawn.port2.postMessage(null));
    drawn.port1.onmessage = () => {
      drawn.port1.close();
      q.map.getContainer().dataset.revision = style.revision;
      if (style.report) navigator.sendBeacon(q.address(style.report));
      delete style.report;
      if (q.ready) return;
      q.ready = true;
      for (const layer of Object.values(q.ground)) layer.load();
    };
  }

  q.paint = function (style) {
    q.style = style;
    if (window.feature_group) window.feature_group.length = 0;
    fit(style.fit);
    near(style.near);
    q.setTiles(style.tiles);
    q.legend.paint(style.legend);
    q.compare(style);
    const waits = [q.caseLayer, q.actorLayer, style.geo && layerFor(style.geo)];
    if (/[^.]/.test(style.cases)) waits.push(layerFor(q.config.caseUrl));
    if (style.reach) waits.push({ ready: q.reach.load(style.reach) });
    const pending = waits.filter(Boolean).map((layer) => layer.ready);
    Promise.allSettled(pending).then(() => {
      if (q.style !== style) return;
      apply(q.framed(style));
      q.compared(style);
      painted(style);
    });
  };
})(window.quartmap);
