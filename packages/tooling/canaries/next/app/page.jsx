import { assessGrowth } from "@spbe-kit/stunting";
import { Table } from "@spbe-kit/ui";
import Link from "next/link";

const children = [
  { name: "Siti Aminah", sex: "F", ageInMonths: 24, weightKg: 9, statureCm: 80, position: "standing" },
  { name: "Budi Santoso", sex: "M", ageInMonths: 12, weightKg: 9.6, statureCm: 75.7, position: "lying" },
];

/** A table rendered on the server; Tailwind's own class stands beside ours. */
export default function Children() {
  return (
    <main className="p-4">
      <Table caption="Anak">
        <thead>
          <tr>
            <th scope="col">Nama</th>
            <th scope="col">TB/U</th>
          </tr>
        </thead>
        <tbody>
          {children.map((child) => (
            <tr key={child.name}>
              <td>{child.name}</td>
              <td>{assessGrowth(child).heightForAge.z}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Link href="/anak">Lihat pertumbuhan</Link>
    </main>
  );
}
