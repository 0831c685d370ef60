// What an integrator's page does: the vendor's client, asking as whoever is signed in. Packed for the
// browser by site.js.
import { WebApi } from '@superoffice/webapi';

// Else a refusal would have the browser ask for a password in a window of its own.
const QUIET = { 'X-Requested-With': 'XMLHttpRequest' };

// The ContactIds of the caller's companies, or the status that refused them.
window.ask = async () => {
  try {
    const api = new WebApi({ baseUrl: `${window.root}/api/`, axiosConfig: { headers: QUIET } });
    const rows = await api.getContactAgent().getMyActiveContactsAsync(null, [], 'All');
    return rows.map((row) => row.contactId).sort();
  } catch (error) {
    return error.response?.status ?? error.status ?? String(error);
  }
};
