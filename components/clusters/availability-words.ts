// `azure_attributes.availability` of the Clusters API.
const availabilities: Record<string, string> = {
  ON_DEMAND_AZURE: 'on demand',
  SPOT_AZURE: 'spot, Azure may take them back',
  SPOT_WITH_FALLBACK_AZURE: 'spot, on demand where there are none',
}
/** Which machines of Azure a cluster takes. */
export const availabilityWords = (availability: string | null) =>
  availability === null ? 'not told' : (availabilities[availability] ?? availability)
