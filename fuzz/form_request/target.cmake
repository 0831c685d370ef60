crm_fuzz(form_request USES codec)
