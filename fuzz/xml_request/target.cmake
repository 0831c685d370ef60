crm_fuzz(xml_request USES codec)
