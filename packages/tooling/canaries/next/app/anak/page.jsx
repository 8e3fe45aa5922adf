import { naura, nauraMeasurements } from "@spbe-kit/stunting/testing";
import { GrowthPage } from "./growth-page.jsx";

export default function Page() {
  return <GrowthPage child={naura} measurements={nauraMeasurements} />;
}
