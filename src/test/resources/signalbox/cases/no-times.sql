-- Rows that PostgreSQL keeps and that no program can compute with. uuid and state are NOT NULL only by Odoo's wish.
alter table queue_job alter column uuid drop not null, alter column state drop not null;
insert into queue_job(uuid,state,name,model_name,method_name,channel,priority,retry,max_retries,date_created,date_enqueued,date_started,date_done,eta,exec_time) values
('n-created-minus','pending','created in no time','res.partner','x','root',10,0,5,'-infinity',null,null,null,null,null),
('n-created-plus','pending','created in no time','res.partner','x','root',10,0,5,'infinity',null,null,null,null,null),
('n-eta-plus','pending','never due','res.partner','x','root.later',10,0,5,now() at time zone 'utc' - interval '1 h',null,null,null,'infinity',null),
('n-eta-minus','pending','always due','res.partner','x','root',10,0,5,now() at time zone 'utc' - interval '1 h',null,null,null,'-infinity',null),
('n-eta-far','pending','due in ages','res.partner','x','root.later',10,0,5,now() at time zone 'utc' - interval '1 h',null,null,null,'294276-12-31 23:59:59',null),
('n-created-bc','pending','older than paper','res.partner','x','root',10,0,5,'4713-01-01 00:00:00 BC',null,null,null,null,null),
('n-created-1054','pending','older than Odoo','res.partner','x','root',10,0,5,'1054-03-01 00:00:00',null,null,null,null,null),
('n-exec-inf','done','took for ever','res.partner','x','root',10,0,5,now() at time zone 'utc' - interval '1 h',now() at time zone 'utc' - interval '1 h',now() at time zone 'utc' - interval '1 h',now() at time zone 'utc' - interval '20 s',null,'Infinity'),
('n-exec-nan','done','took nothing at all','res.partner','x','root',10,0,5,now() at time zone 'utc' - interval '1 h',now() at time zone 'utc' - interval '1 h',now() at time zone 'utc' - interval '1 h',now() at time zone 'utc' - interval '20 s',null,'NaN'),
('n-done-plus','done','done in no time','res.partner','x','root',10,0,5,now() at time zone 'utc','-infinity','-infinity','infinity',null,1),
('n-started-minus','started','began in no time','res.partner','x','root',10,2147483647,-2147483648,'-infinity','-infinity','-infinity',null,null,null),
('n-started-plus','started','begins some day','res.partner','x','root',-2147483648,0,5,now() at time zone 'utc','infinity','infinity',null,null,null),
('n-enqueued-minus','enqueued','handed out in no time','res.partner','x','root',10,0,5,now() at time zone 'utc','-infinity',null,null,null,null),
('n-failed-minus','failed','failed in no time','res.partner','x','root',10,0,5,now() at time zone 'utc','infinity','-infinity',null,null,null),
('n-deep','pending','at the bottom','res.partner','x','root' || repeat('.a', 20000),10,0,5,now() at time zone 'utc' - interval '1 h',null,null,null,null,null),
('n-null','pending',null,null,null,null,null,null,null,null,null,null,null,null,null),
(null,'pending','nobody can point at it','res.partner','x',null,null,null,null,null,null,null,null,null,null),
('n-null-state',null,'in no state','res.partner','x',null,10,0,5,now() at time zone 'utc',null,null,null,null,null),
('n-empty-state','','in no state','res.partner','x','',10,0,5,now() at time zone 'utc',null,null,null,null,null),
('n-null-enqueued','enqueued','handed out at no time','res.partner','x','root',null,null,null,null,null,null,null,null,null);
insert into queue_job(uuid,graph_uuid,state,name,model_name,method_name,channel,priority,retry,max_retries,date_created,dependencies) values
('n-loop-1','loop','wait_dependencies','waits for itself','res.partner','x','root',10,0,5,now() at time zone 'utc' - interval '1 h','{"depends_on":["n-loop-3"],"reverse_depends_on":["n-loop-2"]}'),
('n-loop-2','loop','wait_dependencies','waits for itself','res.partner','x','root',10,0,5,now() at time zone 'utc' - interval '1 h','{"depends_on":["n-loop-1"],"reverse_depends_on":["n-loop-3"]}'),
('n-loop-3','loop','wait_dependencies','waits for itself','res.partner','x','root',10,0,5,now() at time zone 'utc' - interval '1 h','{"depends_on":["n-loop-2"],"reverse_depends_on":["n-loop-1"]}'),
('n-below-loop','loop','wait_dependencies','waits for a loop','res.partner','x','root',10,0,5,now() at time zone 'utc' - interval '1 h','{"depends_on":["n-loop-1"],"reverse_depends_on":[]}'),
('n-no-json','loop','wait_dependencies','waits for what nobody can read','res.partner','x','root',10,0,5,now() at time zone 'utc' - interval '1 h','not json');
