// Files dropped anywhere on the box go into its file field.
const box = document.getElementById("intake");
const field = document.getElementById("files");

for (const kind of ["dragover", "dragenter"]) {
  box.addEventListener(kind, (event) => {
    event.preventDefault();
    box.classList.add("over");
  });
}
box.addEventListener("dragleave", () => box.classList.remove("over"));
box.addEventListener("drop", (event) => {
  event.preventDefault();
  box.classList.remove("over");
  if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
});
