crm_fuzz(multi_language USES locale)
