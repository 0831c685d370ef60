crm_fuzz(csv USES import)
