/** What a drawing owes to style sheets and must carry itself once it leaves the page. */
const CARRIED = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linejoin",
  "paint-order",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "opacity",
] as const;
const LINE_HEIGHT = 18;
const MARGIN = 16;
/** Sharp enough for a slide or a printed A4 page. */
const PNG_SCALE = 2;

export interface ChartPicture {
  readonly svg: SVGSVGElement;
  /** The finding; stands above the drawing. */
  readonly title: string;
  /** Where the numbers come from; below the drawing, so that no picture travels without its origin. */
  readonly origin: string;
}

/** The chart as a file of its own, with title and origin, in the colours now on screen. */
export function chartSvg({ svg, title, origin }: ChartPicture): string {
  const { width, height } = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  carryStyles(svg, copy);
  const root = getComputedStyle(svg);
  const outerWidth = width + 2 * MARGIN;
  const outerHeight = height + 2 * MARGIN + 2 * LINE_HEIGHT;
  const words = `font-family="${escapeXml(root.fontFamily)}" fill="${root.color}"`;
  copy.setAttribute("x", String(MARGIN));
  copy.setAttribute("y", String(MARGIN + LINE_HEIGHT));
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  copy.removeAttribute("class");
  const drawing = new XMLSerializer().serializeToString(copy);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${outerWidth} ${outerHeight}" width="${outerWidth}" height="${outerHeight}">`,
    `<rect width="100%" height="100%" fill="${groundOf(svg)}"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 4}" ${words} font-size="14" font-weight="650">${escapeXml(title)}</text>`,
    drawing,
    `<text x="${MARGIN}" y="${outerHeight - MARGIN}" ${words} font-size="11">${escapeXml(origin)}</text>`,
    "</svg>",
  ].join("\n");
}

/** The same as pixels. @throws Error when the browser cannot draw it */
export async function chartPng(picture: ChartPicture): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chartSvg(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * PNG_SCALE;
  canvas.height = image.height * PNG_SCALE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("SPBE Stunting: this browser has no canvas. Download the SVG instead.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("SPBE Stunting: the PNG came out empty."))));
  });
}

/** Hands a file to the person. */
export function saveFile(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // the browser has taken the address by the next turn; freeing it at once cancels the download in Safari
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

function carryStyles(from: SVGElement, to: SVGElement): void {
  const sources = [from, ...from.querySelectorAll<SVGElement>("*")];
  const targets = [to, ...to.querySelectorAll<SVGElement>("*")];
  for (const [index, source] of sources.entries()) {
    const target = targets[index];
    const computed = getComputedStyle(source);
    for (const name of CARRIED) target?.style.setProperty(name, computed.getPropertyValue(name));
    target?.removeAttribute("tabindex");
  }
}

/** The first painted ground behind the chart. */
function groundOf(element: Element): string {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const { backgroundColor } = getComputedStyle(one);
    if (backgroundColor !== "rgba(0, 0, 0, 0)" && backgroundColor !== "transparent") return backgroundColor;
  }
  return "Canvas";
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
