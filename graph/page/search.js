// Search by any name an organization bears; accents and case do not matter.
const MATCHES = 8;

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ł/g, "l").replace(/ø/g, "o").replace(/đ/g, "d").replace(/ı/g, "i");
}

function searchable(go) {
  const input = document.getElementById("search");
  const list = document.getElementById("matches");
  const names = network.organizations.map((one) => [one.name, ...one.surfaces].map(plain));
  let found = [];
  let at = -1;

  function look() {
    const wanted = plain(input.value.trim());
    found = [];
    if (wanted) {
      const ranked = [];
      names.forEach((forms, number) => {
        const begins = forms.some((form) => form.startsWith(wanted));
        if (begins || forms.some((form) => form.includes(wanted))) ranked.push([begins ? 0 : 1, number]);
      });
      found = ranked.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, MATCHES).map(([, number]) => number);
    }
    at = found.length ? 0 : -1;
    draw(wanted);
  }

  function draw(wanted) {
    list.replaceChildren(...found.map((number, place) => {
      const { name, kind, place: where } = network.organizations[number];
      const item = element("li", { role: "option", id: `match-${place}`, "aria-selected": String(place === at), click: () => choose(number) });
      item.append(element("bdi", {}, name), element("small", {}, [network.kinds[kind].label, where].filter(Boolean).join(" · ")));
      return item;
    }));
    if (wanted && !found.length) list.append(element("li", { role: "option", "aria-disabled": "true" }, "No organization bears this name"));
    list.hidden = !wanted;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (at >= 0) input.setAttribute("aria-activedescendant", `match-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    input.value = network.organizations[number].name;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    go({ organization: number });
  }

  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && found[at] !== undefined) choose(found[at]);
    else if (event.key === "Escape") list.hidden = true;
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) look();
      else if (found.length) {
        at = (at + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
        draw(input.value);
      }
    }
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".search")) list.hidden = true;
  });
}
