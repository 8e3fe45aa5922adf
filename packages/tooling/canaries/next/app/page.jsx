import { ChildTable } from "@spbe-kit/stunting/react";
import { manyChildren } from "@spbe-kit/stunting/testing";
import Link from "next/link";

/** A register rendered on the server; Tailwind's own class stands beside ours. */
export default function Children() {
  return (
    <main className="p-4">
      <ChildTable items={manyChildren()} />
      <Link href="/anak">Lihat pertumbuhan</Link>
    </main>
  );
}
