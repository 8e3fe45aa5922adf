/** A number as the server masked it, "190606******9901", in the dots that screens show. */
export function dotted(masked: string): string {
  return masked.replaceAll("*", "•");
}
