// The map itself: draws, chooses, hides kinds. The address after # is what is chosen, so "back" goes back. The attribute
// data-view tells the middle of what is seen and the scale, data-drawn that the first picture stands.
const map = document.getElementById("map");
const hint = document.getElementById("hint");
const upright = map.clientHeight > 1.2 * map.clientWidth;
const nodes = new vis.DataSet(read("nodes").map((node) => (upright ? { ...node, x: node.y, y: node.x } : node)));
const edges = new vis.DataSet(read("edges"));
const drawnNodes = nodes.get();
const drawnEdges = edges.get();
for (const organization of network.organizations) organization.rows = wrapped(organization.name);
const off = new Set();
let chosen = null;
let colours = palette();
let labels = null;
let labelScale = 0;
let opening = { scale: 0, frame: null };
let moved = false;

const view = new vis.Network(map, { nodes, edges }, read("options"));

function near() {
  if (!chosen) return null;
  if (chosen.line !== undefined) return new Set(network.lines[chosen.line].ends);
  const around = new Set([chosen.organization]);
  for (const { ends } of network.lines) if (ends.includes(chosen.organization)) ends.forEach((end) => around.add(end));
  return around;
}

function lit(edge) {
  if (!chosen) return true;
  return chosen.line !== undefined ? edge.id === chosen.line : edge.from === chosen.organization || edge.to === chosen.organization;
}

function gone(number) {
  return off.has(network.organizations[number].kind);
}

function paint() {
  colours = palette();
  const around = near();
  const rim = Math.min(1.5, Math.max(0.4, opening.scale * 3));
  nodes.update(drawnNodes.map(({ id }) => {
    const background = colours.families[network.kinds[network.organizations[id].kind].family];
    const border = chosen && chosen.organization === id ? colours.chosen : colours.rim;
    const colour = { background, border };
    return { id, hidden: gone(id), opacity: !around || around.has(id) ? 1 : 0.18, borderWidth: border === colours.chosen ? 5 : rim, color: { ...colour, hover: colour, highlight: colour } };
  }));
  edges.update(drawnEdges.map((edge) => {
    const strong = chosen && lit(edge);
    const colour = strong ? colours.chosen : colours.line;
    const opacity = strong ? 1 : chosen ? 0.15 : 0.75;
    const width = strong ? edge.width * 1.5 + 1 : edge.width;
    return { id: edge.id, width, hidden: gone(edge.from) || gone(edge.to), color: { color: colour, hover: colours.chosen, highlight: colour, opacity } };
  }));
  labels = null;
}

function leaders() {
  const room = (map.clientWidth * map.clientHeight) / 50000;
  return Math.round(Math.min(room, drawnNodes.length / 8) * Math.min(4, Math.max(1, view.getScale() / (opening.scale || 1))));
}

function labelItems() {
  const around = near();
  const items = drawnNodes.filter(({ id }) => !gone(id)).map(({ id, x, y, size }) => {
    const { rows, partners } = network.organizations[id];
    return { id, x, y, size, rows, weight: partners, first: Boolean(chosen) && around.has(id) && around.size < 40, faint: around && !around.has(id) };
  });
  return items.sort((a, b) => Number(b.first) - Number(a.first) || b.weight - a.weight || a.id - b.id);
}

view.on("afterDrawing", (context) => {
  const scale = view.getScale();
  if (!labels || Math.abs(scale - labelScale) > 1e-6) {
    labels = placed(context, labelItems(), scale, scale < opening.scale * 1.001 ? opening.frame : null, leaders());
    labelScale = scale;
  }
  write(context, labels, scale, colours);
  const { x, y } = view.getViewPosition();
  map.dataset.view = [x, y, scale].map((part) => part.toFixed(3)).join(" ");
  document.body.dataset.drawn = String(drawnNodes.length);
});

// Names stand out of the circles, so the picture gets a margin of its own.
function showAll() {
  const seen = drawnNodes.filter(({ id }) => !gone(id));
  if (!seen.length) return;
  const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [wide, high] = [map.clientWidth - 2 * Math.min(64, map.clientWidth / 9), map.clientHeight - 90];
  const scale = Math.max(0.02, Math.min(wide / (right - left || 1), high / (bottom - top || 1), 1.2));
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 + 14 / scale };
  const [x, y] = [middle.x * scale, middle.y * scale];
  const [halfWide, halfHigh] = [map.clientWidth / 2 - 4, map.clientHeight / 2 - 4];
  opening = { scale, frame: [x - halfWide, y - halfHigh, x + halfWide, y + halfHigh - 26] };
  moved = false;
  paint();
  view.moveTo({ position: middle, scale });
}

function bringNear() {
  const ids = [...near()].filter((id) => network.organizations[id].drawn);
  if (!ids.length || document.documentElement.classList.contains("as-table")) return;
  const centre = view.getViewPosition();
  const [wide, high] = [map.clientWidth / view.getScale() / 2, map.clientHeight / view.getScale() / 2];
  const places = drawnNodes.filter(({ id }) => (chosen.organization === undefined ? ids.includes(id) : id === chosen.organization));
  const outside = places.some(({ x, y }) => Math.abs(x - centre.x) > wide * 0.9 || Math.abs(y - centre.y) > high * 0.9);
  const scale = map.clientWidth < 600 ? Math.max(0.6, view.getScale()) : view.getScale();
  if (outside || scale !== view.getScale()) {
    const middle = (key) => places.reduce((sum, one) => sum + one[key], 0) / places.length;
    view.moveTo({ position: { x: middle("x"), y: middle("y") }, scale });
  }
}

function zoom(factor) {
  moved = true;
  view.moveTo({ scale: Math.min(6, Math.max(0.02, view.getScale() * factor)) });
}

function tell() {
  network.lines.forEach(({ ends }, number) => (document.getElementById(`line-${number}`).hidden = ends.some(gone)));
  network.organizations.forEach((_, number) => (document.getElementById(`organization-${number}`).hidden = gone(number)));
  const seen = drawnNodes.filter(({ id }) => !gone(id)).length;
  document.getElementById("shown").textContent = off.size
    ? `${plural(seen, "organization")} of ${drawnNodes.length.toLocaleString("en")} shown; the kinds struck out below are hidden here and in the table.`
    : network.shown;
}

function go(to) {
  const address = !to ? "" : to.line !== undefined ? `#line-${to.line}` : `#organization-${to.organization}`;
  if (address === location.hash) follow();
  else if (address) location.hash = address;
  else {
    history.pushState(null, "", location.href.split("#")[0]);
    follow();
  }
}

function follow() {
  const [, what, number] = location.hash.match(/^#(organization|line)-(\d+)$/) || [];
  const known = what && Number(number) < network[`${what}s`].length;
  const before = map.clientHeight;
  chosen = known ? { [what]: Number(number) } : null;
  if (!chosen) showOpening(go);
  else if (what === "line") showLine(chosen.line, go);
  else showOrganization(chosen.organization, go);
  for (const row of document.querySelectorAll("tr.chosen")) row.classList.remove("chosen");
  if (known) document.getElementById(`${what}-${number}`)?.classList.add("chosen");
  paint();
  if (before !== map.clientHeight) view.redraw();
  if (chosen) bringNear();
}

function showView(table) {
  document.documentElement.classList.toggle("as-table", table);
  document.getElementById("view-map").setAttribute("aria-pressed", String(!table));
  document.getElementById("view-table").setAttribute("aria-pressed", String(table));
  if (table) document.querySelector("tr.chosen")?.scrollIntoView({ block: "center" });
  else view.redraw();
}

function point(text, { x, y }) {
  hint.textContent = text;
  hint.hidden = false;
  hint.style.left = `${Math.min(x + 14, map.clientWidth - hint.offsetWidth - 6)}px`;
  hint.style.top = `${Math.min(y + 14, map.clientHeight - hint.offsetHeight - 6)}px`;
  map.style.cursor = "pointer";
}

function unpoint() {
  hint.hidden = true;
  map.style.cursor = "";
}

view.on("hoverNode", ({ node, pointer }) => {
  const { name, kind, place, partners } = network.organizations[node];
  point([name, network.kinds[kind].label, place, plural(partners, "partner")].filter(Boolean).join(" · "), pointer.DOM);
});
view.on("hoverEdge", ({ edge, pointer }) => {
  const line = network.lines[edge];
  point(`${line.ends.map((end) => network.organizations[end].name).join(" with ")}: ${counted(line)}`, pointer.DOM);
});
["blurNode", "blurEdge", "dragStart", "zoom"].forEach((name) => view.on(name, unpoint));
["dragStart", "zoom"].forEach((name) => view.on(name, () => (moved = true)));
view.on("resize", () => moved || chosen || showAll());
view.on("click", ({ nodes: [node], edges: [edge] }) => {
  view.unselectAll();
  unpoint();
  go(node !== undefined ? { organization: node } : edge !== undefined ? { line: edge } : null);
});
map.addEventListener("pointerleave", unpoint);
map.addEventListener("keydown", (event) => {
  const step = 80 / view.getScale();
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  const { x, y } = view.getViewPosition();
  if (moves[event.key]) view.moveTo({ position: { x: x + moves[event.key][0], y: y + moves[event.key][1] } });
  else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") showAll();
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen && event.target.id !== "search") go(null);
});
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.4));
document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
document.getElementById("zoom-all").addEventListener("click", showAll);
document.getElementById("view-map").addEventListener("click", () => showView(false));
document.getElementById("view-table").addEventListener("click", () => showView(true));
for (const button of document.querySelectorAll("#legend button")) {
  button.addEventListener("click", () => {
    const { kind } = button.dataset;
    if (!off.delete(kind)) off.add(kind);
    button.setAttribute("aria-pressed", String(!off.has(kind)));
    paint();
    tell();
  });
}
document.getElementById("table").addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#organization-"]');
  if (link) showView(false);
});
dark.addEventListener("change", paint);
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("paper");
  paint();
  view.redraw();
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("paper");
  paint();
});
addEventListener("hashchange", follow);
addEventListener("popstate", follow);

searchable(go);
follow();
showAll();
if (chosen) bringNear();
