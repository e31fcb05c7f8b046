"""Documents in every format, made in the test: small ones of our own writing, and the parts of hostile ones."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

HEADLINE = "Le pont de Gao rouvre"
FIRST = "Le pont de Gao rouvrira en mai, a déclaré lundi le ministre malien des Transports."
SECOND = "« La route du nord suivra à l'automne », a-t-il ajouté devant les députés réunis dans la capitale."
BODY = f"{FIRST}\n{SECOND}"


def page(head: str = "", body: str = "", language: str = "fr") -> bytes:
    """A web page with a menu, an article and a foot."""
    article = body or f"<h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p>"
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{HEADLINE} - Le Levant</title>{head}</head>'
        f'<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>'
        f"<article>{article}</article><footer>Tous droits réservés 2031</footer></body></html>"
    ).encode()


def pdf(*pages: list[str], text: bool = True) -> bytes:
    """A PDF whose *pages* are lines; without *text* it draws lines and has no letters."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = " T* ".join("(" + line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ") Tj" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET" if text else "0 0 m 100 100 l S"
        place = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
        objects += [f"<< {place} /Resources << /Font << /F1 3 0 R >> >> >>", f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream"]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def archive(files: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, raw in files.items():
            writer.writestr(name, raw)
    return buffer.getvalue()


def docx(*paragraphs: str, title: str = "", body: str | None = None) -> bytes:
    """A Word document of *paragraphs*, or with *body* as the markup inside its body."""
    from docx import Document

    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.title = title
    buffer = io.BytesIO()
    document.save(buffer)
    if body is None:
        return buffer.getvalue()
    with zipfile.ZipFile(buffer) as reader:
        files = {name: reader.read(name) for name in reader.namelist()}
    before, _, _ = files["word/document.xml"].partition(b"<w:body>")
    return archive({**files, "word/document.xml": before + b"<w:body>" + body.encode() + b"</w:body></w:document>"})
