/** Cases (casos, tickets): what customers have open with the host, as the host says (CAS). */
package io.customerview.cases;
