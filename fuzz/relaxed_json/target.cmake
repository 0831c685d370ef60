crm_fuzz(relaxed_json USES codec)
