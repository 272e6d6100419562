"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges.map((edge, id) => ({ id, ...edge })));
  const canvas = document.getElementById("canvas");
  const panel = document.getElementById("panel");
  const byId = (id) => document.getElementById(id);
  const font = { face: 'system-ui, "Segoe UI", Roboto, sans-serif' };
  const network = new vis.Network(canvas, { nodes, edges }, {
    physics: { enabled: false, barnesHut: { avoidOverlap: 0.8, springLength: 180 }, stabilization: false },
    layout: { randomSeed: 1, improvedLayout: false },
    interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, tooltipDelay: 200 },
    nodes: { font: { ...font, bold: { size: 14, color: "#47617a" } }, margin: { top: 8, right: 10, bottom: 8, left: 10 } },
    edges: { smooth: { type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 }, selectionWidth: 2 },
  });

  // Elements are made one by one and filled as text: nothing that an article says is ever read as markup.
  const make = (tag, text, kind) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (kind) element.className = kind;
    return element;
  };
  const day = (one) => {
    if (one.made_from && one.made_from === one.made_to) return one.made_from;
    if (one.made_from && one.made_to) return one.made_from + " to " + one.made_to;
    if (one.made_to) return "by " + one.made_to;
    return one.published_to ? "reported " + one.published_to : "undated";
  };
  const address = (one) => {
    const words = encodeURIComponent(one.words.replace(/\s+/g, " ").slice(0, 200).trim()).replace(/-/g, "%2D");
    return one.url.split("#")[0] + "#:~:text=" + words;
  };
  const place = (one) => {
    const at = one.spans.map(([start, end]) => start + "–" + end).join(", ");
    return [one.outlet || "unknown outlet", one.headline, one.article, at && "characters " + at].filter(Boolean).join(" · ");
  };
  // The whole text of the article with the words of one claim marked, at the place where they stand; offsets count code points.
  const reader = byId("reader");
  const read = (one) => {
    const letters = Array.from(data.texts[one.sha256]);
    const text = make("p", "", "text");
    let at = 0;
    for (const [start, end] of one.spans) {
      if (start < at) continue;
      text.append(document.createTextNode(letters.slice(at, start).join("")), make("mark", letters.slice(start, end).join("")));
      at = end;
    }
    text.append(document.createTextNode(letters.slice(at).join("")));
    const close = make("button", "Back to the picture");
    close.addEventListener("click", () => reader.close());
    const head = make("div", "", "head");
    head.append(make("p", place(one), "note"), close);
    reader.replaceChildren(head, text);
    reader.showModal();
    const mark = reader.querySelector("mark");
    if (mark) mark.scrollIntoView({ block: "center" });
  };
  const tellClaim = (one) => {
    const first = make("p");
    first.append(make("span", one.who, "who"), document.createTextNode(" " + one.act));
    const words = make("blockquote");
    for (const [part, marked] of one.passage) words.append(marked ? make("mark", part) : document.createTextNode(part));
    panel.append(first, words);
    panel.append(make("p", place(one), "note"), make("p", day(one), "note"));
    for (const held of one.positions) {
      panel.append(make("p", held.question + " " + held.position + (held.implied ? " (implied)" : "")));
    }
    if (data.texts[one.sha256] !== undefined) {
      const button = make("button", "Show the sentence in the whole text");
      button.addEventListener("click", () => read(one));
      panel.append(button);
    }
    if (one.url) {
      const link = make("a", "Open the sentence on the outlet’s page");
      link.href = address(one);
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      panel.append(link);
    }
  };
  const tell = (id) => {
    panel.replaceChildren();
    panel.hidden = id === undefined;
    if (id === undefined) return;
    const one = data.details[id];
    if (one.kind === "claim") tellClaim(one);
    else {
      panel.append(make("p", one.label, "who"));
      if (one.about) panel.append(make("p", "About: " + one.about.join(", "), "note"));
      let position;
      for (const answer of one.answers || []) {
        if (answer.position !== position) panel.append(make("h2", (position = answer.position)));
        panel.append(make("p", answer.who + " " + answer.act + ": " + answer.words));
      }
      if (one.answers && !isNarrow()) return;
      const near = one.answers ? [] : network.getConnectedNodes(id).map((other) => data.details[other]).filter((other) => other.kind === "claim");
      for (const other of near.slice(0, 30)) panel.append(make("p", other.who + " " + other.act + ": " + other.words));
    }
    panel.scrollIntoView({ block: isNarrow() ? "start" : "nearest" });
  };
  network.on("click", (event) => tell(event.nodes[0]));

  // At first the upper part at a size that can be read; the whole is one zoom away.
  const box = () => {
    const shown = nodes.get({ filter: (node) => !node.hidden });
    const xs = shown.map((node) => node.x), ys = shown.map((node) => node.y);
    return { left: Math.min(...xs) - 180, right: Math.max(...xs) + 180, top: Math.min(...ys) - 100, bottom: Math.max(...ys) + 70 };
  };
  const open = () => {
    if (!nodes.length) return;
    const all = box();
    // On a phone the whole width, however small; on a wider screen no smaller than can be read.
    const least = isNarrow() ? 0 : 0.5;
    const scale = Math.min(1.2, Math.max(least, canvas.clientWidth / (all.right - all.left)));
    const half = canvas.clientHeight / scale / 2;
    const middle = Math.max(all.top + half, Math.min((all.top + all.bottom) / 2, all.top + half));
    network.moveTo({ position: { x: (all.left + all.right) / 2, y: all.bottom - all.top < 2 * half ? (all.top + all.bottom) / 2 : middle }, scale });
  };

  const COLUMN = 155;
  const isNarrow = () => canvas.clientWidth < 700;
  const places = new Map(data.nodes.map(({ id, x, y }) => [id, { x, y }]));
  let alone;
  byId("whole").addEventListener("click", () => {
    alone = undefined;
    nodes.update(data.nodes.map(({ id }) => ({ id, ...places.get(id) })));
    byId("whole").hidden = true;
    show();
    open();
  });
  // A question with its claims, and with those who make them as far as they stand beside them.
  const lookAt = (question) => {
    const centre = network.getPosition(question.id);
    const block = new Set([question.id, ...question.claims]);
    const ys = [...block].map((id) => places.get(id).y);
    const near = (id) => places.get(id).y >= Math.min(...ys) - 60 && places.get(id).y <= Math.max(...ys) + 60;
    for (const claim of question.claims) network.getConnectedNodes(claim).filter(near).forEach((id) => block.add(id));
    if (isNarrow()) stack(question, block);
    network.fit({ nodes: [...block], maxZoomLevel: 0.95 });
    if (!isNarrow() && network.getScale() < 0.5) network.moveTo({ position: centre, scale: 0.5 });
    else network.moveTo({ scale: 0.95 * network.getScale() });
  };
  // On a phone one question fills the window: its claims in two columns below it, each under the one who makes it, nothing else beside.
  const stack = (question, block) => {
    nodes.update([...block].map((id) => ({ id, hidden: false })));
    const kind = (id) => nodes.get(id).kind;
    const height = (id) => { const at = network.getBoundingBox(id); return at.bottom - at.top; };
    const moved = new Map();
    const put = (id, x, top) => { moved.set(id, { id, x, y: top + height(id) / 2 }); return top + height(id) + 14; };
    let top = put(question.id, 0, 0);
    for (const id of block) if (kind(id) === "proposition") top = put(id, 0, top);
    for (const side of [-1, 1]) {
      let below = top + 14;
      for (const claim of question.claims.filter((id) => (places.get(id).x < 0 ? -1 : 1) === side)) {
        for (const who of network.getConnectedNodes(claim)) {
          if (kind(who) === "claimant" && block.has(who) && !moved.has(who)) below = put(who, side * COLUMN, below);
        }
        below = put(claim, side * COLUMN, below) + 14;
      }
    }
    nodes.update(data.nodes.map(({ id }) => moved.get(id) || { id, ...places.get(id) }));
    alone = block;
    show();
    byId("whole").hidden = false;
  };
  const list = byId("questions");
  for (const question of data.questions) {
    const button = make("button", question.label, question.kind);
    button.append(make("small", question.kind.replace("-", " ")));
    button.addEventListener("click", () => {
      lookAt(question);
      network.selectNodes([question.id]);
      tell(question.id);
    });
    const item = make("li");
    item.append(button);
    list.append(item);
  }

  const outside = byId("outside");
  const show = () => {
    const all = !outside || outside.checked;
    nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: alone ? !alone.has(node.id) : !all && !node.disputed })));
  };
  if (outside) outside.addEventListener("change", () => { show(); search(); });

  const field = byId("search");
  let found = [], turn = 0;
  const search = () => {
    const wanted = field.value.trim().toLocaleLowerCase();
    const hidden = (id) => nodes.get(id).hidden;
    found = !wanted ? [] : data.nodes.map((node) => node.id).filter((id) => !hidden(id) && JSON.stringify(data.details[id]).toLocaleLowerCase().includes(wanted));
    turn = 0;
    const lit = new Set(found);
    nodes.update(data.nodes.map((node) => ({ id: node.id, opacity: !wanted || lit.has(node.id) ? 1 : 0.15 })));
    byId("hits").textContent = wanted ? found.length + (found.length === 1 ? " box" : " boxes") + (found.length ? "; Enter goes from one to the next" : "") : "";
  };
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !found.length) return;
    const id = found[turn++ % found.length];
    network.moveTo({ position: network.getPosition(id), scale: Math.max(network.getScale(), 0.8) });
    network.selectNodes([id]);
    tell(id);
  });

  const move = byId("move");
  if (move) move.addEventListener("change", () => network.setOptions({ physics: { enabled: move.checked } }));
  if (isNarrow()) byId("legend").open = false;
  show();
  open();
  window.addEventListener("resize", open);
  window.rashomon = { network, nodes, edges };
})();
