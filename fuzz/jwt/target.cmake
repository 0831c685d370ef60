crm_fuzz(jwt USES jose)
