crm_fuzz(accept USES negotiate)
