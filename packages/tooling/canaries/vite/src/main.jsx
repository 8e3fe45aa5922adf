import { createStuntingClient } from "@spbe-kit/stunting/client";
import { GrowthChart, NutritionVerdict } from "@spbe-kit/stunting/react";
import { naura, nauraMeasurements, storyWorld, stuntingFetch } from "@spbe-kit/stunting/testing";
import { Button, SpbeProvider } from "@spbe-kit/ui";
import "@spbe-kit/ui/styles.css";
import "@spbe-kit/ui/themes/belitung-timur.css";
import "@spbe-kit/stunting/styles.css";
import { useState } from "react";
import { createRoot } from "react-dom/client";

const client = createStuntingClient({ fetch: stuntingFetch(storyWorld()) });

function Page() {
  const [children, setChildren] = useState(null);
  const count = async () => setChildren((await client.children.list({ query: {} })).items.length);
  return (
    <SpbeProvider theme="belitung-timur" locale="id">
      <Button onClick={count}>Hitung anak</Button>
      {children !== null && <output>{children}</output>}
      <NutritionVerdict facts={nauraMeasurements[0]} />
      <GrowthChart child={naura} measurements={nauraMeasurements} />
    </SpbeProvider>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
