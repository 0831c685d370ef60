crm_fuzz(document_stream USES codec)
