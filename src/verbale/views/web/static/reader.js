// The reader: cards beside their words, keys, and what belongs together lit together. The page reads well without it.
const cards = [...document.querySelectorAll(".card")];
const help = document.getElementById("keys");
const said = document.getElementById("said");
let at = -1;

function piecesOf(card) {
  return [...document.querySelectorAll("[data-of]")].filter((piece) => piece.dataset.of.split(" ").includes(card.id));
}

function wordsOf(card) {
  const place = card.querySelector(".place");
  return place && document.getElementById(place.hash.slice(1));
}

function light(card) {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!card) return;
  card.classList.add("lit");
  for (const piece of piecesOf(card)) piece.classList.add("lit");
}

function go(card) {
  if (!card) return;
  at = cards.indexOf(card);
  light(card);
  card.focus({ preventScroll: true });
  (wordsOf(card) ?? card).scrollIntoView({ block: "center" });
}

function step(by, fits) {
  for (let next = at < 0 && by < 0 ? cards.length - 1 : at + by; next >= 0 && next < cards.length; next += by) {
    if (fits(cards[next])) return go(cards[next]);
  }
}

async function copy() {
  const card = cards[at];
  if (!card) return;
  await navigator.clipboard.writeText(card.querySelector(".citation").textContent);
  said.textContent = said.dataset.copied;
  setTimeout(() => (said.textContent = ""), 2000);
}

const any = () => true;
const doubtful = (card) => card.classList.contains("doubtful");
const KEYS = {
  j: () => step(1, any),
  k: () => step(-1, any),
  n: () => step(1, doubtful),
  p: () => step(-1, doubtful),
  c: copy,
  "?": () => help.showModal(),
};

function typing(element) {
  return element.closest("input, textarea, select, [contenteditable]");
}

if (document.documentElement.dataset.keys === "on") {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open || typing(event.target)) return;
    const act = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null;
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

document.addEventListener("click", (event) => {
  const piece = event.target.closest("[data-of]");
  const card = event.target.closest(".card") ?? (piece && document.getElementById(piece.dataset.of.split(" ")[0]));
  if (!card) return;
  at = cards.indexOf(card);
  light(card);
  if (piece) card.focus({ preventScroll: true });
});

// Where there is a margin, a card begins at the height of its words, or below the card before it.
function align() {
  for (const card of cards) card.style.marginTop = "";
  if (!matchMedia("(min-width: 62rem)").matches) return;
  for (const row of document.querySelectorAll(".row")) {
    for (const card of row.querySelectorAll(".card")) {
      const words = wordsOf(card);
      if (!words) continue;
      const missing = words.getClientRects()[0].top - card.getBoundingClientRect().top;
      if (missing > 1) card.style.marginTop = `${missing + parseFloat(getComputedStyle(card).marginTop)}px`;
    }
  }
}

align();
addEventListener("resize", align);
const start = document.getElementById(location.hash.slice(1));
if (start?.classList.contains("card")) go(start);
