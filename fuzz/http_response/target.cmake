crm_fuzz(http_response USES http)
