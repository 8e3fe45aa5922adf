"use client";
import { GrowthChart, NutritionVerdict } from "@spbe-kit/stunting/react";
import { Button, Dialog } from "@spbe-kit/ui";
import { useState } from "react";

export function GrowthPage({ child, measurements }) {
  const [open, setOpen] = useState(false);
  return (
    <main className="p-4">
      <NutritionVerdict facts={measurements[0]} />
      <GrowthChart child={child} measurements={measurements} />
      <Button onClick={() => setOpen(true)}>Ukur</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Pengukuran baru"
        footer={<Button onClick={() => setOpen(false)}>Tutup</Button>}
      >
        <p>Isi berat dan tinggi.</p>
      </Dialog>
    </main>
  );
}
