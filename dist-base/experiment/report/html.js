/** Text and pages as HTML. */
import { printableLines } from "../printable.js";
/** Escaped for use between tags and in quoted attributes. */
export function escaped(text) {
    return text
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;")
        .replaceAll("'", "&#39;");
}
/** A page that needs nothing else: no script runs in it, nothing is loaded, and nothing in it is unseen. */
export function htmlPage(title, style, content) {
    return printableLines(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)} – reciprocity-gradient</title>
<style>${style}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`);
}
