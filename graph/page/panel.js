// The panel beside the map. Report text enters it as text, or as a copy of what the table holds already.
const panel = document.getElementById("panel");

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "click") made.addEventListener("click", value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function plural(count, one) {
  return `${count.toLocaleString("en")} ${one}${count === 1 ? "" : "s"}`;
}

function counted(line) {
  const parts = [];
  if (line.done) parts.push(plural(line.done, "agreement"));
  if (line.planned) parts.push(line.done ? `${line.planned} planned` : plural(line.planned, "planned agreement"));
  if (line.joint) parts.push(plural(line.joint, "project"));
  if (line.years) parts.push(line.years);
  return parts.join(" · ");
}

function organizationButton(number, go) {
  const button = element("button", { type: "button", class: "go", click: () => go({ organization: number }) });
  button.append(element("bdi", {}, network.organizations[number].name));
  return button;
}

function glyph(kind) {
  return document.querySelector(`#legend [data-kind="${CSS.escape(kind)}"] svg`).cloneNode(true);
}

function about(organization) {
  const where = organization.place ? ` · ${organization.place}` : "";
  return element("p", { class: "about" }, glyph(organization.kind), `${network.kinds[organization.kind].label}${where}`);
}

function partnerItem(line, number, go) {
  const partner = line.ends[0] === number ? line.ends[1] : line.ends[0];
  const why = element("button", { type: "button", class: "why", click: () => go({ line: line.number }) }, counted(line));
  return element("li", {}, organizationButton(partner, go), why);
}

function showOrganization(number, go) {
  const organization = network.organizations[number];
  const lines = network.lines.filter((line) => line.ends.includes(number));
  const parts = [element("h2", {}, element("bdi", {}, organization.name)), about(organization)];
  if (organization.surfaces.length) parts.push(element("p", { class: "with" }, `Also: ${organization.surfaces.join("; ")}`));
  if (!organization.drawn) parts.push(element("p", { class: "note" }, `Not drawn: the map shows the ${network.drawn} best connected organizations.`));
  parts.push(element("h3", { class: "list" }, plural(organization.partners, "partner")));
  parts.push(element("ul", {}, ...lines.map((line) => partnerItem(line, number, go))));
  if (lines.length < organization.partners) parts.push(element("p", { class: "note" }, "Weaker lines are not in this file."));
  fill(parts, go);
}

function showLine(number, go) {
  const line = network.lines[number];
  const said = element("div", { class: "said" });
  for (const part of document.querySelector(`#line-${number} .evidence`).children) said.append(part.cloneNode(true));
  const heading = element("h2", {}, organizationButton(line.ends[0], go), element("p", { class: "with" }, "with"), organizationButton(line.ends[1], go));
  fill([heading, element("p", { class: "about" }, counted(line)), said], go);
}

function showOpening(go) {
  const best = network.organizations.map((_, number) => number).slice(0, 10);
  fill([
    element("h2", {}, "Reading the map"),
    element("p", { class: "with" }, "Each line joins two organizations that reports say work together. Choose a line to read those sentences, an organization to see its partners."),
    element("h3", { class: "list" }, "Best connected"),
    element("ul", { class: "best" }, ...best.map((number) => element("li", {}, organizationButton(number, go), element("span", { class: "with" }, `${plural(network.organizations[number].partners, "partner")}`)))),
  ], null);
}

function fill(parts, go) {
  panel.classList.toggle("opening", !go);
  if (go) parts.unshift(element("button", { type: "button", class: "close", "aria-label": "Close", click: () => go(null) }, "×"));
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}
