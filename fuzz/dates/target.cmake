crm_fuzz(dates USES locale)
