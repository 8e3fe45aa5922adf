"use client";
import { GrowthChart } from "@spbe-kit/stunting/react";
import { Button, Dialog } from "@spbe-kit/ui";
import { useState } from "react";

const points = [
  { ageInMonths: 6, value: 65 },
  { ageInMonths: 12, value: 72 },
  { ageInMonths: 24, value: 80 },
];

export function GrowthPage() {
  const [open, setOpen] = useState(false);
  return (
    <main className="p-4">
      <GrowthChart sex="F" indicator="heightForAge" points={points} />
      <Button onClick={() => setOpen(true)}>Ukur</Button>
      <Dialog open={open} onOpenChange={setOpen} title="Pengukuran baru">
        <p>Isi berat dan tinggi.</p>
      </Dialog>
    </main>
  );
}
