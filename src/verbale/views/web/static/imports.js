// Asks how far the imports are, moves the bars, and shows the page anew when all have ended.
const EVERY = 700;

async function look() {
  const answer = await fetch("/imports.json", { credentials: "same-origin" });
  if (!answer.ok) return;
  const { rows } = await answer.json();
  for (const row of rows) {
    const bar = document.querySelector(`[data-number="${Number(row.number)}"] progress`);
    if (bar) bar.value = row.ended ? row.total : row.done;
  }
  if (rows.every((row) => row.ended)) location.reload();
  else setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
