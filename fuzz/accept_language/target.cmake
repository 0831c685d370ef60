crm_fuzz(accept_language USES locale)
