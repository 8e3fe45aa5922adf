import { assessGrowth } from "@spbe-kit/stunting";
import { Button, SpbeProvider } from "@spbe-kit/ui";
import "@spbe-kit/ui/styles.css";
import { useState } from "react";
import { createRoot } from "react-dom/client";

function Page() {
  const [asked, setAsked] = useState(false);
  const growth = assessGrowth({ sex: "F", ageInMonths: 24, weightKg: 9, statureCm: 80, position: "standing" });
  return (
    <SpbeProvider>
      <Button onClick={() => setAsked(true)}>Hitung</Button>
      {asked && <output>{growth.heightForAge.z}</output>}
    </SpbeProvider>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
