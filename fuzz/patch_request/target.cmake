crm_fuzz(patch_request USES codec)
