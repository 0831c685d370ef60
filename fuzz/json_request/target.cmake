crm_fuzz(json_request USES codec)
