crm_fuzz(entity USES codec)
