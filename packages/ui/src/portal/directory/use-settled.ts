import { useEffect, useState } from "react";

const SETTLED_MS = 300;

/** The text once nothing has been typed for a moment, so that not every letter asks the server. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text), SETTLED_MS);
    return () => clearTimeout(wait);
  }, [text]);
  return settled;
}
