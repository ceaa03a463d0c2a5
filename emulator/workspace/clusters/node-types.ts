export type NodeType = {
  id: string
  cores: number
  memoryMb: number
  category: string
  gpus: number
  localDiskGb: number
  photon: boolean
  isDeprecated?: true
}

const node = (
  id: string,
  cores: number,
  memoryGb: number,
  localDiskGb: number,
  category: string,
  more: Partial<NodeType> = {},
): NodeType => ({
  id,
  cores,
  memoryMb: memoryGb * 1024,
  category,
  gpus: 0,
  localDiskGb,
  photon: true,
  ...more,
})

/** Azure VM sizes that Databricks offers in West Europe (a selection; sizes as Azure documents them). */
export const nodeTypes: readonly NodeType[] = [
  node('Standard_DS3_v2', 4, 14, 28, 'General Purpose', { photon: false }),
  node('Standard_DS4_v2', 8, 28, 56, 'General Purpose', { photon: false }),
  node('Standard_D4ds_v5', 4, 16, 150, 'General Purpose'),
  node('Standard_D8ds_v5', 8, 32, 300, 'General Purpose'),
  node('Standard_D16ds_v5', 16, 64, 600, 'General Purpose'),
  node('Standard_E4ds_v5', 4, 32, 150, 'Memory Optimized'),
  node('Standard_E8ds_v5', 8, 64, 300, 'Memory Optimized'),
  node('Standard_E16ds_v5', 16, 128, 600, 'Memory Optimized'),
  node('Standard_L8s_v3', 8, 64, 1788, 'Storage Optimized (Delta cache accelerated)'),
  node('Standard_L16s_v3', 16, 128, 3576, 'Storage Optimized (Delta cache accelerated)'),
  node('Standard_F8s_v2', 8, 16, 64, 'Compute Optimized', { photon: false }),
  node('Standard_NC4as_T4_v3', 4, 28, 176, 'GPU Accelerated', { gpus: 1, photon: false }),
  node('Standard_NC16as_T4_v3', 16, 110, 352, 'GPU Accelerated', { gpus: 1, photon: false }),
  node('Standard_NC24ads_A100_v4', 24, 220, 958, 'GPU Accelerated', { gpus: 1, photon: false }),
  node('Standard_D4s_v3', 4, 16, 32, 'General Purpose', { photon: false, isDeprecated: true }),
]

export const nodeType = (id: string | undefined): NodeType | undefined =>
  nodeTypes.find((each) => each.id === id)

/** As clusters/list-node-types shows it. */
export const toWire = (type: NodeType, index: number) => ({
  node_type_id: type.id,
  instance_type_id: type.id,
  description: type.id,
  category: type.category,
  memory_mb: type.memoryMb,
  num_cores: type.cores,
  num_gpus: type.gpus,
  display_order: index,
  is_deprecated: type.isDeprecated ?? false,
  is_encrypted_in_transit: false,
  is_graviton: false,
  is_hidden: false,
  is_io_cache_enabled: type.category.startsWith('Storage'),
  node_info: { status: [] },
  node_instance_type: {
    instance_type_id: type.id,
    local_disks: 1,
    local_disk_size_gb: type.localDiskGb,
    local_nvme_disks: 0,
    local_nvme_disk_size_gb: 0,
  },
  photon_driver_capable: type.photon,
  photon_worker_capable: type.photon,
  support_cluster_tags: true,
  support_ebs_volumes: true,
  support_port_forwarding: true,
})
