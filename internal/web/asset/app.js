// What the pages gain by a script: the provenance graph can be moved and
// followed. Everything else reads and works without it.
"use strict";

(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function style() {
    const line = ink("--edge"), text = ink("--ink"), card = ink("--card");
    const font = { "font-family": "system-ui, sans-serif", "font-size": 13 };
    return [
      { selector: "node", style: { ...font, shape: "round-rectangle", width: 190, height: 26, label: "data(short)", "text-valign": "center", color: text,
        "background-color": card, "border-width": 1.2, "border-color": line } },
      { selector: "node[kind='carrier']", style: { shape: "rectangle" } },
      { selector: "node[kind='channel']", style: { "background-color": ink("--accent"), color: ink("--on-accent"), "border-width": 0 } },
      { selector: "node[kind='voice']", style: { "background-color": ink("--voice"), "border-color": line } },
      { selector: "edge", style: { width: "data(wide)", "line-color": line, "curve-style": "unbundled-bezier", "source-endpoint": "90deg", "target-endpoint": "270deg",
        "control-point-distances": "data(bow)", "control-point-weights": "data(along)", "edge-distances": "endpoints" } },
      { selector: "edge[?back]", style: { "target-endpoint": "90deg" } },
      { selector: "edge[!stated]", style: { "line-style": "dashed", "line-dash-pattern": [6, 5] } },
      { selector: ".faint", style: { opacity: 0.18 } },
    ];
  }

  // bow bends an edge between columns into the S that the drawn picture has: its
  // two control points lie halfway across, level with either end.
  function bow(a, b) {
    const dx = b.x - a.x - 190, dy = b.y - a.y, long = Math.hypot(dx, dy) || 1;
    const far = (dx * dy) / long / 2, along = (dx * dx) / (2 * long * long);
    return { bow: [-far, far], along: [along, 1 - along] };
  }

  function draw(box) {
    if (matchMedia("(max-width: 48rem)").matches) { // a finger moves the page, and the drawing in its frame
      box.dataset.drawn = "as it is";
      return;
    }
    const g = JSON.parse(box.dataset.graph);
    const at = g.nodes.map((n) => ({ x: n.x, y: n.y }));
    const stage = document.createElement("div");
    stage.className = "stage";
    stage.setAttribute("role", "img");
    stage.setAttribute("aria-label", box.dataset.label);
    const svg = box.querySelector("svg");
    stage.style.height = Math.min(640, Number(svg.getAttribute("height")) + 20) + "px";
    svg.replaceWith(stage);
    box.classList.add("live");
    const cy = cytoscape({
      container: stage,
      style: style(),
      elements: [
        ...g.nodes.map((n, i) => ({ data: { id: "n" + i, ...n }, position: at[i] })),
        ...g.edges.map((e) => ({ data: { source: "n" + e.from, target: "n" + e.to, stated: e.stated, back: at[e.to].x <= at[e.from].x,
          wide: Math.min(4, 1.2 + e.n / 4), ...bow(at[e.from], at[e.to]) } })),
      ],
      layout: { name: "preset", fit: false },
      minZoom: 0.3, maxZoom: 2, userZoomingEnabled: false, autoungrabify: true, boxSelectionEnabled: false,
    });
    const fit = () => { cy.resize(); cy.fit(undefined, 10); if (cy.zoom() > 1) { cy.zoom(1); cy.center(); } };
    fit();
    // What leads to and from the node under the pointer stays, the rest fades.
    cy.on("mouseover tap", "node", (ev) => {
      const way = ev.target.union(ev.target.successors()).union(ev.target.predecessors());
      cy.elements().not(way).addClass("faint");
      way.removeClass("faint");
    });
    cy.on("mouseout", "node", () => cy.elements().removeClass("faint"));
    cy.on("tap", (ev) => { if (ev.target === cy) cy.elements().removeClass("faint"); });
    cy.on("dbltap", "node", (ev) => { const to = ev.target.data("link"); if (to) location.href = to; });
    for (const b of box.querySelectorAll("button[data-zoom]")) {
      b.addEventListener("click", () => {
        if (b.dataset.zoom === "fit") { cy.elements().removeClass("faint"); fit(); return; }
        const level = cy.zoom() * Number(b.dataset.zoom);
        const to = { zoom: { level, renderedPosition: { x: stage.clientWidth / 2, y: stage.clientHeight / 2 } } };
        if (calm) cy.viewport({ zoom: level, pan: cy.pan() }); else cy.animate(to, { duration: 150 });
      });
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(style()));
    addEventListener("resize", fit);
    box.dataset.drawn = "yes";
  }

  function start(root) {
    for (const box of root.querySelectorAll(".graphbox[data-graph]:not(.live)")) draw(box);
    for (const b of root.querySelectorAll("button[data-copy]")) {
      b.hidden = false;
      b.addEventListener("click", async () => {
        const from = document.querySelector(b.dataset.copy);
        await navigator.clipboard.writeText(from.value || from.textContent);
        b.querySelector("[role=status]").textContent = " ✓";
      });
    }
    for (const b of root.querySelectorAll("button[data-print]")) {
      b.hidden = false;
      b.addEventListener("click", () => print());
    }
  }

  document.addEventListener("DOMContentLoaded", () => start(document));
  document.addEventListener("htmx:afterSwap", (ev) => start(ev.target));
})();
