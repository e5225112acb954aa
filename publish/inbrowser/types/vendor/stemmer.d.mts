export * from "@orama/stemmers/swedish";
