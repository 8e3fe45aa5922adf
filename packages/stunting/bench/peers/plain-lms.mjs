/** The naive peer: tables as objects in a Map by day, a new object per child, no correction beyond 3 SD, no position rule. */
export function plainLms(tables, children) {
  return children.map((child) => {
    const z = (index, key, y) => {
      const row = tables[index][child.sex].get(key);
      return row && y > 0 ? Math.round((((y / row.m) ** row.l - 1) / (row.s * row.l)) * 100) / 100 : null;
    };
    const bmi = child.weightKg / (child.statureCm / 100) ** 2;
    return {
      heightForAge: z("heightForAge", child.ageInDays, child.statureCm),
      weightForAge: z("weightForAge", child.ageInDays, child.weightKg),
      weightForHeight: z("weightForHeight", Math.round(child.statureCm * 10), child.weightKg),
      bmiForAge: z("bmiForAge", child.ageInDays, bmi),
      headForAge: z("headForAge", child.ageInDays, child.headCm),
      armForAge: z("armForAge", child.ageInDays, child.armCm),
      tricepsForAge: z("tricepsForAge", child.ageInDays, child.tricepsMm),
      subscapularForAge: z("subscapularForAge", child.ageInDays, child.subscapularMm),
    };
  });
}
